import { setImmediate as nextTurn } from 'node:timers/promises';

/** Lets the event loop do other work before going on. */
export const pause = (): Promise<void> => nextTurn();
