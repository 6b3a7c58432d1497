import { Limiter } from '../ratelimit/Limiter';
import type { Run } from './Run';
import { stateKey } from './stateKey';

/** The limiter that all runs with the same credential share for the origin of a URL. */
export function limiterFor({ access, ports }: Pick<Run, 'access' | 'ports'>, url: string): Limiter {
  const key = stateKey('limiter', access, url);
  const limiter = ports.state.getOrCreate(key, () => new Limiter(ports.clock, ports.random));
  limiter.setPace(access.pace);
  return limiter;
}
