import type {
  ExecutionError,
  INodeExecutionData,
  ITaskData,
  ITaskMetadata,
  NodeExecutionHint,
} from 'n8n-workflow';

/** What one node did; a node that ran several times counts as one. */
export interface NodeResult {
  /** Items of each output. */
  readonly outputs: readonly (readonly INodeExecutionData[])[];
  /** Set when the node failed and the workflow stopped there. */
  readonly error?: ExecutionError;
  readonly metadata: ITaskMetadata;
  /** The report that this package's nodes leave in the metadata. */
  readonly report?: Readonly<Record<string, unknown>>;
  readonly hints: readonly NodeExecutionHint[];
  /** Milliseconds. */
  readonly executionTime: number;
}

export function toNodeResult(runs: readonly ITaskData[]): NodeResult {
  const last = runs.at(-1)!;
  const perRun = runs.map(({ data }) => data?.main ?? []);
  const width = Math.max(0, ...perRun.map((outputs) => outputs.length));
  const metadata = last.metadata ?? {};
  return {
    outputs: Array.from({ length: width }, (_, output) => perRun.flatMap((outputs) => outputs[output] ?? [])),
    error: last.error,
    metadata,
    report: reportIn(metadata),
    hints: runs.flatMap(({ hints = [] }) => hints),
    executionTime: runs.reduce((sum, { executionTime }) => sum + executionTime, 0),
  };
}

/** n8n keeps metadata of any name, though its type lists only its own. */
function reportIn(metadata: ITaskMetadata): NodeResult['report'] {
  return (metadata as { apiIntegration?: { report?: NodeResult['report'] } }).apiIntegration?.report;
}
