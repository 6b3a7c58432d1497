import { setImmediate } from 'node:timers/promises';

/** How long the event loop waits at the most, in milliseconds. */
const turnMs = 40;

/**
 * Does something for each of many items, one after the other; whatever else this process has to do gets its turn in
 * between. `false` ends it.
 */
export async function inTurns(
  count: number,
  work: (index: number) => void | false | Promise<void | false>,
): Promise<void> {
  let turnAt = performance.now();
  for (let index = 0; index < count; index++) {
    const done = work(index);
    if ((done instanceof Promise ? await done : done) === false) return;
    if (performance.now() - turnAt < turnMs) continue;
    await setImmediate();
    turnAt = performance.now();
  }
}
