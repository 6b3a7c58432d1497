import type { IDataObject, INode, INodeExecutionData, WorkflowExecuteMode } from 'n8n-workflow';
import { type CredentialRecord, runWorkflow } from './engine';
import type { NodeResult } from './engine/NodeResult';

export interface NodeSetup {
  readonly type: 'restApi' | 'graphqlApi' | 'rpcApi' | 'soapApi' | 'fieldMapper';
  readonly parameters: INode['parameters'];
  readonly onError?: INode['onError'];
  readonly retryOnFail?: INode['retryOnFail'];
  readonly credential?: Omit<CredentialRecord, 'id' | 'name'>;
  /** Where there is more than one. */
  readonly credentials?: ReadonlyArray<Omit<CredentialRecord, 'id' | 'name'>>;
  /** The items that reach the node; one empty item when absent. */
  readonly input?: readonly INodeExecutionData[];
  readonly signal?: AbortSignal;
  readonly mode?: WorkflowExecuteMode;
  /** What the node has kept; replaced by what it keeps now. */
  readonly memory?: { staticData?: IDataObject };
}

/** Runs one node behind a manual trigger on n8n's own engine. */
export async function runNode({
  type,
  parameters,
  onError,
  retryOnFail,
  credential,
  credentials = credential ? [credential] : [],
  input,
  signal,
  mode,
  memory,
}: NodeSetup): Promise<NodeResult> {
  const name = 'Node';
  const records = credentials.map((each, index) => ({ id: `c${index + 1}`, name: 'Test', ...each }));
  const node = {
    id: 'n1',
    name,
    type: `n8n-nodes-api-integration.${type}`,
    typeVersion: 1,
    position: [200, 0] as [number, number],
    parameters,
    onError,
    retryOnFail,
    credentials: Object.fromEntries(
      records.map(({ id, name: label, type: kind }) => [kind, { id, name: label }]),
    ),
  };
  const trigger = {
    id: 't1',
    name: 'Start',
    type: 'n8n-nodes-base.manualTrigger',
    typeVersion: 1,
    position: [0, 0] as [number, number],
    parameters: {},
  };
  const { nodes, staticData } = await runWorkflow({
    workflow: {
      nodes: [trigger, node],
      connections: { Start: { main: [[{ node: name, type: 'main', index: 0 }]] } },
    },
    credentials: records,
    input,
    signal,
    mode,
    staticData: memory?.staticData,
  });
  if (memory) memory.staticData = staticData;
  return nodes[name]!;
}
