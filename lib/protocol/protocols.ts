import { createRegistry } from '../plan/createRegistry';
import { jsonRpc } from './jsonRpc/jsonRpc';
import type { Protocol } from './Protocol';
import { rest } from './rest/rest';
import { soap } from './soap/soap';

/** Every protocol. */
export const protocols = createRegistry('protocol', { rest, jsonRpc, soap } satisfies Record<
  string,
  Protocol
>);
