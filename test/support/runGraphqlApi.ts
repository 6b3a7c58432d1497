import type { NodeResult } from './engine/NodeResult';
import type { LocalServer } from './localServer';
import { type NodeSetup, runNode } from './runNode';
import { nodeToken } from './runRestApi';

/** Runs a GraphQL API node with a token credential bound to the server. */
export function runGraphqlApi(
  server: LocalServer,
  parameters: Record<string, unknown>,
  rest: Partial<NodeSetup> = {},
): Promise<NodeResult> {
  return runNode({
    type: 'graphqlApi',
    parameters: parameters as NodeSetup['parameters'],
    credential: {
      type: 'apiIntegrationTokenApi',
      data: { baseUrl: server.origin, token: nodeToken },
    },
    ...rest,
  });
}

/** The documents and variables that a server has got. */
export function asked(server: LocalServer): Array<{ query: string; variables: Record<string, unknown> }> {
  return server.requests.map((request) => request.json() as never);
}
