import type { IDataObject } from 'n8n-workflow';
import type { WorkflowResult } from '../../test/support/engine';

/** What the examples' expectations are compared with: counts, first and last items, reports; no times. */
export interface WorkflowSummary {
  readonly nodes: Readonly<Record<string, NodeSummary>>;
}

export interface NodeSummary {
  readonly outputs: ReadonlyArray<{
    readonly count: number;
    readonly first: IDataObject | null;
    readonly last: IDataObject | null;
  }>;
  readonly error: string | null;
  readonly report: Readonly<Record<string, unknown>> | null;
}

export function summarize({ nodes }: WorkflowResult): WorkflowSummary {
  const entries = Object.entries(nodes).map(([name, { outputs, error, report }]): [string, NodeSummary] => [
    name,
    {
      outputs: outputs.map((items) => ({
        count: items.length,
        first: items[0]?.json ?? null,
        last: items.at(-1)?.json ?? null,
      })),
      error: error?.message ?? null,
      report: report ?? null,
    },
  ]);
  return { nodes: Object.fromEntries(entries) };
}
