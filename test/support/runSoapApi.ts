import type { NodeResult } from './engine/NodeResult';
import { type NodeSetup, runNode } from './runNode';

/** Runs a SOAP API node with Basic Auth bound to the demo service, as its account "ada". */
export function runSoapApi(
  origin: string,
  parameters: Record<string, unknown>,
  rest: Partial<NodeSetup> = {},
): Promise<NodeResult> {
  return runNode({
    type: 'soapApi',
    parameters: {
      authentication: 'apiIntegrationBasicApi',
      wsdlUrl: '/soap/orders?wsdl',
      ...parameters,
    } as NodeSetup['parameters'],
    credential: {
      type: 'apiIntegrationBasicApi',
      data: { baseUrl: origin, username: 'ada', password: 'demo-password' } as never,
    },
    ...rest,
  });
}

/** The parameters of a call with its input as JSON. */
export function calling(operation: string, input: object, more: Record<string, unknown> = {}) {
  return {
    soapOperation: { __rl: true, mode: 'name', value: operation },
    inputAs: 'json',
    inputJson: JSON.stringify(input),
    ...more,
  };
}
