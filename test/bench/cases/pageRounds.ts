import type { Lab } from '../BenchCase';
import { median } from '../median';
import { timeBareLoop } from '../timeBareLoop';

/** The two workflows of a case and what the bare loop reads in their place. */
export interface PageRounds {
  readonly ours: string;
  readonly peer: string;
  /** With {page} or {cursor}. */
  readonly barePath: string;
  readonly pages: number;
  readonly rounds: number;
}

/** Milliseconds of each, the median of some rounds in turns; and the most requests we had under way. */
export async function measurePages(
  lab: Lab,
  { ours, peer, barePath, pages, rounds }: PageRounds,
): Promise<{ ours: number; peer: number; bare: number; mostInFlight: number }> {
  const times = { ours: [] as number[], peer: [] as number[], bare: [] as number[] };
  let mostInFlight = 1;
  for (let round = 0; round <= rounds; round += 1) {
    await lab.server.stats();
    const ourTime = await lab.host.time(ours);
    const stats = await lab.server.stats();
    if (stats.answered !== pages) throw new Error(`${ours} read ${stats.answered} of ${pages} pages.`);
    const peerTime = await lab.host.time(peer);
    if (round === 0) continue; // a warm-up
    mostInFlight = Math.max(mostInFlight, stats.mostInFlight);
    times.ours.push(ourTime);
    times.peer.push(peerTime);
    times.bare.push(await timeBareLoop(lab, barePath, pages, mostInFlight));
  }
  return {
    ours: median(times.ours),
    peer: median(times.peer),
    bare: median(times.bare),
    mostInFlight,
  };
}
