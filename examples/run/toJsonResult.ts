import type { ExecutionError, IDataObject } from 'n8n-workflow';
import type { NodeResult, WorkflowResult } from '../../test/support/engine';

export interface JsonError {
  readonly message: string;
  readonly description?: string;
  readonly httpCode?: string;
}

export interface JsonNode {
  /** Data of the items of the first output. */
  readonly items: readonly IDataObject[];
  /** The same of all outputs, when there is more than one. */
  readonly outputs?: readonly (readonly IDataObject[])[];
  /** What stopped the workflow at this node. */
  readonly error: JsonError | null;
  /** What the node did: requests, retries, waits, … */
  readonly report: Readonly<Record<string, unknown>> | null;
}

export interface JsonResult {
  readonly nodes: Readonly<Record<string, JsonNode>>;
}

export function toJsonResult({ nodes }: WorkflowResult): JsonResult {
  return {
    nodes: Object.fromEntries(Object.entries(nodes).map(([name, node]) => [name, toJsonNode(node)])),
  };
}

function toJsonNode({ outputs, error, report }: NodeResult): JsonNode {
  const data = outputs.map((items) => items.map(({ json }) => json));
  return {
    items: data[0] ?? [],
    ...(data.length > 1 && { outputs: data }),
    error: error ? toJsonError(error) : null,
    report: report ?? null,
  };
}

function toJsonError(error: ExecutionError): JsonError {
  const httpCode = 'httpCode' in error ? (error.httpCode ?? undefined) : undefined;
  return { message: error.message, description: error.description ?? undefined, httpCode };
}
