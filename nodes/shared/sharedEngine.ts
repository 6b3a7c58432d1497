import {
  createEngine,
  createMemoryStateStore,
  createPooledTransport,
  type Engine,
  systemClock,
  systemRandom,
} from '../../lib';

let engine: Engine | undefined;

/** The engine of this process: all nodes share its connections and its limits. */
export function sharedEngine(): Engine {
  engine ??= createEngine({
    clock: systemClock,
    random: systemRandom,
    transport: createPooledTransport(),
    state: createMemoryStateStore(),
  });
  return engine;
}
