import type {
  ExecutionError,
  ExecutionStatus,
  IDataObject,
  IRun,
  INodeExecutionData,
  INodeType,
  IWorkflowBase,
  WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialRecord } from './CredentialRecord';
import { createAdditionalData } from './createAdditionalData';
import { createCredentialsHelper, findCredential } from './createCredentialsHelper';
import { createNodeTypes } from './createNodeTypes';
import { type Host, loadHost } from './loadHost';
import { type LoadedPackage, loadPackage, type PackageForm } from './loadPackage';
import { manualTriggerType } from './ManualTrigger';
import { type NodeResult, toNodeResult } from './NodeResult';
import type { WorkflowDocument } from './WorkflowDocument';

export interface WorkflowRun {
  readonly workflow: WorkflowDocument;
  readonly credentials?: readonly CredentialRecord[];
  /** The items that the trigger delivers; one empty item when absent. */
  readonly input?: readonly INodeExecutionData[];
  /** Cancels the execution, as the Stop button does. */
  readonly signal?: AbortSignal;
  /** Where the package's classes come from; `sources` when absent. */
  readonly from?: PackageForm;
  /** How the execution was started; `manual` when absent. */
  readonly mode?: WorkflowExecuteMode;
  /** What nodes have kept, as `WorkflowResult.staticData` of an earlier run has it. */
  readonly staticData?: IDataObject;
  /** Nodes of other packages, by full type name. */
  readonly nodeTypes?: ReadonlyMap<string, INodeType>;
}

export interface WorkflowResult {
  /** `success`, `error` or `canceled`. */
  readonly status: ExecutionStatus;
  /** What stopped the workflow. */
  readonly error?: ExecutionError;
  /** By name, in the order in which they ran; nodes that were not reached are absent. */
  readonly nodes: Readonly<Record<string, NodeResult>>;
  /** What nodes keep for the next run; n8n saves it, except after a manual run. */
  readonly staticData: IDataObject;
}

/** Nodes that only people see. */
const decorations = new Set(['n8n-nodes-base.stickyNote']);

/**
 * Runs a workflow on n8n's own engine, without a server, as "Execute workflow" does.
 * Rejects when it cannot start: an unknown node type or credential, a required parameter that is empty.
 */
export async function runWorkflow(run: WorkflowRun): Promise<WorkflowResult> {
  const host = await loadHost();
  const loaded = await loadPackage(run.from ?? 'sources');
  const { workflow, additionalData } = prepare(host, loaded, run);
  const startNode = Object.values(workflow.nodes).find(({ type }) => type === manualTriggerType);
  if (!startNode) throw new Error(`The workflow has no manual trigger (${manualTriggerType}) to start from`);

  // Nodes add fields to the items they get.
  const items = structuredClone([...(run.input ?? [{ json: {} }])]);
  const execution = new host.core.WorkflowExecute(additionalData, run.mode ?? 'manual').run({
    workflow,
    startNode,
    triggerToStartFrom: { name: startNode.name, data: startData(items) },
  });
  const cancel = () => execution.cancel();
  if (run.signal?.aborted) cancel();
  run.signal?.addEventListener('abort', cancel, { once: true });
  try {
    return toResult(await execution, workflow.staticData);
  } finally {
    run.signal?.removeEventListener('abort', cancel);
  }
}

function prepare(
  host: Host,
  loaded: LoadedPackage,
  { workflow, credentials = [], staticData, nodeTypes: more }: WorkflowRun,
) {
  const nodes = workflow.nodes.filter(({ type }) => !decorations.has(type));
  const nodeTypes = createNodeTypes(host, loaded.nodes, more);
  for (const { type, typeVersion, credentials: used = {} } of nodes) {
    nodeTypes.getByNameAndVersion(type, typeVersion);
    for (const [name, details] of Object.entries(used)) findCredential(credentials, details, name);
  }
  const base = {
    id: 'embedded',
    name: workflow.name ?? 'Workflow',
    active: false,
    nodes,
    connections: workflow.connections,
    settings: { executionOrder: 'v1' as const, ...workflow.settings },
  };
  const helper = createCredentialsHelper(host, loaded.credentials, credentials);
  return {
    workflow: new host.workflow.Workflow({ ...base, nodeTypes, staticData: structuredClone(staticData) }),
    additionalData: createAdditionalData(host, base as unknown as IWorkflowBase, helper),
  };
}

function startData(items: INodeExecutionData[]) {
  return { startTime: 0, executionIndex: 0, executionTime: 0, source: [], data: { main: [items] } };
}

function toResult({ status, data }: IRun, kept: IDataObject): WorkflowResult {
  const { runData, error } = data.resultData;
  const ran = Object.entries(runData).sort(([, a], [, b]) => a[0]!.executionIndex - b[0]!.executionIndex);
  const staticData = JSON.parse(JSON.stringify(kept)) as IDataObject;
  return {
    status,
    error,
    staticData,
    nodes: Object.fromEntries(ran.map(([name, runs]) => [name, toNodeResult(runs)])),
  };
}
