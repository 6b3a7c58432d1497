import { setImmediate } from 'node:timers/promises';

/**
 * After so many milliseconds everybody else gets a turn. What was begun before may take the time that one compiled
 * evaluation and one step of the interpreter hold on (30 and 40): 100 together, at the most.
 */
const turnMs = 25;

/** What turns are measured and taken by. */
export interface Turns {
  /** Milliseconds. */
  now(): number;
  /** Settles when everything else that is due has had its turn. */
  giveWay(): Promise<unknown>;
}

const realTurns: Turns = { now: () => performance.now(), giveWay: () => setImmediate() };

type Work = (index: number) => void | false | Promise<void | false>;

/**
 * Does something for each of many things, one after the other; whatever else this process has to do gets its turn in
 * between. What is soon over is over at once, without a promise. `false` ends it.
 */
export function inTurns(count: number, work: Work, turns: Turns = realTurns): void | Promise<void> {
  const startedAt = turns.now();
  for (let index = 0; index < count; index++) {
    const done = work(index);
    if (done === false) return;
    const isOver = turns.now() - startedAt >= turnMs;
    if (isOver || done instanceof Promise)
      return goOn(done, { from: index + 1, startedAt, count, work, turns });
  }
}

interface Rest {
  readonly from: number;
  readonly startedAt: number;
  readonly count: number;
  readonly work: Work;
  readonly turns: Turns;
}

async function goOn(
  pending: void | Promise<void | false>,
  { from, startedAt, count, work, turns }: Rest,
): Promise<void> {
  if ((await pending) === false) return;
  let turnAt = startedAt;
  for (let index = from; index < count; index++) {
    if (turns.now() - turnAt >= turnMs) {
      await turns.giveWay();
      turnAt = turns.now();
    }
    const done = work(index);
    if ((done instanceof Promise ? await done : done) === false) return;
  }
}
