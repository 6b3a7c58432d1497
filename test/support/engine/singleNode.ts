import type { INode, INodeParameters, OnError } from 'n8n-workflow';
import type { WorkflowDocument } from './WorkflowDocument';

export interface SingleNode {
  /** Name of the node type within the package, such as `restApi`. */
  readonly type: string;
  readonly parameters: INodeParameters;
  /** Id of a stored credential by type. */
  readonly credentials?: Readonly<Record<string, string>>;
  readonly onError?: OnError;
}

/** A workflow of a manual trigger, "Start", and one node of the package, "Node". */
export function singleNode({ type, parameters, credentials = {}, onError }: SingleNode): WorkflowDocument {
  const node: INode = {
    id: 'node',
    name: 'Node',
    type: `n8n-nodes-api-integration.${type}`,
    typeVersion: 1,
    position: [220, 0],
    parameters,
    credentials: Object.fromEntries(
      Object.entries(credentials).map(([name, id]) => [name, { id, name: id }]),
    ),
    onError,
  };
  const start: INode = {
    id: 'start',
    name: 'Start',
    type: 'n8n-nodes-base.manualTrigger',
    typeVersion: 1,
    position: [0, 0],
    parameters: {},
  };
  return {
    nodes: [start, node],
    connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
  };
}
