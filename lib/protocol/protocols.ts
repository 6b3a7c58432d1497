import { createRegistry } from '../plan/createRegistry';
import type { Protocol } from './Protocol';
import { rest } from './rest/rest';

/** Every protocol. */
export const protocols = createRegistry('protocol', { rest } satisfies Record<string, Protocol>);
