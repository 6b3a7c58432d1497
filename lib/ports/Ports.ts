import type { Clock } from './Clock';
import type { Random } from './Random';
import type { StateStore } from './StateStore';
import type { Transport } from './Transport';

/** What the engine needs from the outside world. */
export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly transport: Transport;
  readonly state: StateStore;
}
