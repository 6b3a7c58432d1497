import { createRegistry } from '../plan/createRegistry';
import { grpc } from './grpc/grpc';
import { graphql } from './graphql/graphql';
import { jsonRpc } from './jsonRpc/jsonRpc';
import type { Protocol } from './Protocol';
import { rest } from './rest/rest';
import { soap } from './soap/soap';
import { xmlRpc } from './xmlRpc/xmlRpc';

/** Every protocol. */
export const protocols = createRegistry('protocol', {
  rest,
  graphql,
  jsonRpc,
  soap,
  xmlRpc,
  grpc,
} satisfies Record<string, Protocol>);
