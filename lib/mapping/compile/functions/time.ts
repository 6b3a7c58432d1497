import { leave } from '../undecided';
import type { FunctionGroup } from './OwnFunction';

/** Both tell one time during a whole evaluation. */
export const time: FunctionGroup = (run, callNative) => ({
  now: {
    implementation(args) {
      const isUsual = args.length <= 2 && args.every((arg) => arg === undefined || typeof arg === 'string');
      return isUsual ? callNative('fromMillis', [run.now(), ...args]) : leave();
    },
  },
  millis: { implementation: (args) => (args.length === 0 ? run.now() : leave()) },
});
