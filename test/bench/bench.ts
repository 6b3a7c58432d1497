import { textTable } from '../../examples/run/textTable';
import type { BenchCase, Figures } from './BenchCase';
import { cases } from './cases';
import { startBenchServers } from './server/startBenchServers';
import { startHost } from './startHost';

/*
 * `npm run bench [-- --json] [NAME…]`: side by side, in one run on one machine, with what a user would pick
 * instead. Figures go to the standard output, everything else beside it.
 */

const log = (line: string): void => console.error(line);

async function main(args: readonly string[]): Promise<void> {
  const chosen = choose(args.filter((arg) => arg !== '--json'));
  const figures = await measureAll(chosen);
  console.log(args.includes('--json') ? JSON.stringify({ cases: figures }, null, 2) : toTable(figures));
}

function choose(names: readonly string[]): Array<[string, BenchCase]> {
  const unknown = names.filter((name) => !Object.hasOwn(cases, name));
  if (unknown.length > 0) {
    throw new Error(`Unknown benchmark ${unknown.join(', ')}; known: ${Object.keys(cases).join(', ')}`);
  }
  return Object.entries(cases).filter(([name]) => names.length === 0 || names.includes(name));
}

async function measureAll(chosen: ReadonlyArray<[string, BenchCase]>): Promise<Figures[]> {
  // An address for each case: one must not be slowed down by limits that another has met.
  const { servers, stop } = await startBenchServers(chosen.length);
  try {
    const host = await startHost(
      chosen.flatMap(([, { workflows }], at) => workflows(servers[at]!.url)),
      log,
    );
    try {
      const figures: Figures[] = [];
      for (const [at, [name, { help, measure }]] of chosen.entries()) {
        log(`${name}: ${help}`);
        const measured = Object.entries(await measure({ server: servers[at]!, host }));
        const named = measured.map(([of, each]) => ({ name: of === '' ? name : `${name}-${of}`, ...each }));
        // All figures come once more at the end; a case that never ends must not take the others with it.
        log(textTable(named.map(toRow)));
        figures.push(...named);
      }
      return figures;
    } finally {
      await host.stop();
    }
  } finally {
    await stop();
  }
}

function toTable(figures: readonly Figures[]): string {
  return textTable([['benchmark', 'unit', 'ours', 'peer', 'limit'], ...figures.map(toRow)]);
}

function toRow({ name, unit, better, ours, peer, peerName, limit, limitName }: Figures): string[] {
  return [
    name,
    `${unit} (${better} is better)`,
    number(ours),
    withName(peer, peerName),
    withName(limit, limitName),
  ];
}

function withName(value: number | null, name: string | null): string {
  return value === null ? '–' : `${number(value)} (${name})`;
}

function number(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(2);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
