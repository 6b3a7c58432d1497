import {
  createEngine,
  createMemoryStateStore,
  createTransports,
  type Engine,
  type Ports,
  systemClock,
  systemRandom,
} from '../../lib';

let ports: Ports | undefined;
let engine: Engine | undefined;

/** What the engine of this process works with: one pool of connections, one memory for limits and tokens. */
export function sharedPorts(): Ports {
  ports ??= {
    clock: systemClock,
    random: systemRandom,
    transport: createTransports(),
    state: createMemoryStateStore(),
  };
  return ports;
}

/** The engine of this process: all nodes share its connections and its limits. */
export function sharedEngine(): Engine {
  engine ??= createEngine(sharedPorts());
  return engine;
}
