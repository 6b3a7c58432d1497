import type { NodeResult } from './engine/NodeResult';
import type { LocalServer } from './localServer';
import { type NodeSetup, runNode } from './runNode';

/** A method by its name, as the form keeps it. */
export function methodNamed(value: string): object {
  return { __rl: true, mode: 'name', value };
}

/** Runs an RPC API node without credentials: `call` is the method's name, with parameters as JSON. */
export function runRpcApi(
  server: Pick<LocalServer, 'url'>,
  method: string,
  parameters: Record<string, unknown> = {},
  rest: Partial<NodeSetup> = {},
): Promise<NodeResult> {
  return runNode({
    type: 'rpcApi',
    parameters: {
      authentication: 'none',
      resource: 'jsonRpc',
      operation: 'call',
      path: server.url,
      method: methodNamed(method),
      parametersAs: 'json',
      ...parameters,
    } as NodeSetup['parameters'],
    ...rest,
  });
}
