import { createRegistry } from '../plan/createRegistry';
import type { Protocol } from './Protocol';
import { graphql } from './graphql/graphql';
import { rest } from './rest/rest';

/** Every protocol. */
export const protocols = createRegistry('protocol', { rest, graphql } satisfies Record<string, Protocol>);
