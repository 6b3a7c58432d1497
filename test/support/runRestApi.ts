import type { INodeExecutionData } from 'n8n-workflow';
import type { NodeResult } from './engine/NodeResult';
import type { LocalServer } from './localServer';
import { type NodeSetup, runNode } from './runNode';

/** The token of the credential that `runRestApi` uses. */
export const nodeToken = 'T0ken-5ecret';

/** Runs a REST API node with a token credential bound to the server; `credential` adds to the credential's data. */
export function runRestApi(
  server: LocalServer,
  parameters: Record<string, unknown>,
  rest: Partial<NodeSetup> = {},
  credential: Record<string, unknown> = {},
): Promise<NodeResult> {
  return runNode({
    type: 'restApi',
    parameters: { path: '/users', ...parameters } as NodeSetup['parameters'],
    credential: {
      type: 'apiIntegrationTokenApi',
      data: { baseUrl: server.origin, token: nodeToken, ...credential } as never,
    },
    ...rest,
  });
}

export function items(...jsons: Array<Record<string, unknown>>): INodeExecutionData[] {
  return jsons.map((json) => ({ json })) as INodeExecutionData[];
}

/** The data of one output's items. */
export function dataOf(output: readonly INodeExecutionData[] = []): unknown[] {
  return output.map(({ json }) => json);
}
