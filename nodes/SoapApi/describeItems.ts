import type { INodeExecutionData } from 'n8n-workflow';
import { describeFields, type SoapDescription } from '../../lib';

/** Which operations are described: one, or all of a port. Empty: not chosen. */
export interface Described {
  readonly operation: string;
  readonly service: string;
  readonly port: string;
}

/**
 * What the WSDL says about operations, an item each: how they are called, and what they take and return.
 * @throws ApiError UNKNOWN_NAME
 */
export function describeItems(
  description: SoapDescription,
  { operation, service, port }: Described,
): INodeExecutionData[] {
  const chosen = operation === '' ? undefined : description.find(operation, service, port).id;
  const ids = chosen === undefined ? description.operationsAt(service, port).map(({ id }) => id) : [chosen];
  return ids.map((id) => ({ json: describeOne(description, id) }));
}

function describeOne(description: SoapDescription, id: string): INodeExecutionData['json'] {
  const { service, port, name, documentation, version, endpoint, soapAction, input } = description.find(id);
  const { input: inputSchema, output } = description.operations.find((each) => each.id === id)!;
  const outputSchema = output?.();
  return {
    operation: name,
    service,
    port,
    documentation: documentation ?? null,
    soapVersion: version,
    endpoint,
    soapAction,
    headers: input().headers.map((header) => header.name.local),
    input: describeFields(inputSchema()),
    // A one-way operation has none.
    output: outputSchema ? describeFields(outputSchema) : null,
    warnings: [...description.warnings],
  };
}
