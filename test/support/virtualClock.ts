import type { Clock } from '../../lib/ports/Clock';

/** A clock on which nothing waits: time moves only when it is told to. */
export interface VirtualClock extends Clock {
  /** Lengths of all sleeps asked for, in ms, in order. */
  readonly sleeps: readonly number[];
  /** Sleepers that have not woken yet. */
  readonly pending: number;
  /** With true, time jumps to the next sleeper's hour as soon as nothing else is left to do. */
  autoAdvance: boolean;
  /**
   * Moves time on by `ms`, waking every sleeper in due order at its very hour, also those who fall asleep on the
   * way. Await it.
   */
  advance(ms: number): Promise<void>;
  /**
   * Time does not advance by itself while `work` is under way. Wrap real input and output in it: an event loop
   * that waits for an answer looks idle.
   */
  hold<Value>(work: () => Promise<Value>): Promise<Value>;
}

interface Sleeper {
  readonly dueAt: number;
  wake(): void;
}

/** Turns of the event loop without which a chain of streams or immediates would look finished. */
const idleTurns = 3;

/** @param start Epoch milliseconds. */
export function createVirtualClock(
  start = Date.UTC(2026, 0, 1),
  { autoAdvance = false }: { autoAdvance?: boolean } = {},
): VirtualClock {
  let now = start;
  let holds = 0;
  let isAdvancing = false;
  const sleeps: number[] = [];
  // In due order; sleepers due at the same time in the order in which they fell asleep.
  const sleepers: Sleeper[] = [];

  const remove = (sleeper: Sleeper) => {
    const index = sleepers.indexOf(sleeper);
    if (index >= 0) sleepers.splice(index, 1);
  };

  const add = (sleeper: Sleeper) => {
    const later = sleepers.findIndex(({ dueAt }) => dueAt > sleeper.dueAt);
    sleepers.splice(later < 0 ? sleepers.length : later, 0, sleeper);
    void advanceByItself();
  };

  /** Wakes all who are due at the earliest hour, if that is not after `until`. */
  const wakeNext = (until: number): boolean => {
    const dueAt = sleepers[0]?.dueAt;
    if (dueAt === undefined || dueAt > until) return false;
    now = Math.max(now, dueAt);
    const due = sleepers.filter((sleeper) => sleeper.dueAt <= now);
    for (const sleeper of due) sleeper.wake();
    return true;
  };

  const advanceByItself = async (): Promise<void> => {
    if (isAdvancing) return;
    isAdvancing = true;
    while (clock.autoAdvance && holds === 0 && sleepers.length > 0) {
      await settle();
      if (clock.autoAdvance && holds === 0) wakeNext(Infinity);
    }
    isAdvancing = false;
  };

  const clock: VirtualClock = {
    autoAdvance,
    sleeps,
    get pending() {
      return sleepers.length;
    },
    now: () => now,
    sleep: (ms, signal) =>
      new Promise<void>((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        sleeps.push(ms);
        if (!(ms > 0)) return resolve();
        const onAbort = () => {
          remove(sleeper);
          reject(signal?.reason);
        };
        const sleeper: Sleeper = {
          dueAt: now + ms,
          wake() {
            remove(sleeper);
            signal?.removeEventListener('abort', onAbort);
            resolve();
          },
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        add(sleeper);
      }),
    after(ms, then) {
      sleeps.push(ms);
      const sleeper: Sleeper = {
        dueAt: now + Math.max(0, ms),
        wake() {
          remove(sleeper);
          then();
        },
      };
      add(sleeper);
      return () => remove(sleeper);
    },
    async advance(ms) {
      const target = now + ms;
      do await settle();
      while (wakeNext(target));
      now = Math.max(now, target);
    },
    async hold(work) {
      holds++;
      try {
        return await work();
      } finally {
        holds--;
        void advanceByItself();
      }
    },
  };
  return clock;
}

/** Lets everything run that can run without time passing. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < idleTurns; turn++) await new Promise((resolve) => setImmediate(resolve));
}
