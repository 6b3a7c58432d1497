import type { NodeResult } from '../../test/support/engine';

export const nodeColumns = ['Node', 'Items', 'Requests', 'Retries', 'Waits', 'Time'] as const;

/** What one node did, as a row of a table. */
export function nodeRow(name: string, { outputs, error, report, executionTime }: NodeResult): string[] {
  const items = outputs.map(({ length }) => String(length)).join(' + ') || '0';
  return [
    error ? `${name} (failed)` : name,
    items,
    countOf(report?.requests),
    countOf(report?.retries),
    waitsOf(report?.waits),
    `${executionTime} ms`,
  ];
}

function countOf(value: unknown): string {
  return typeof value === 'number' ? String(value) : '';
}

/** Time spent waiting for limits and between attempts. */
function waitsOf(waits: unknown): string {
  if (!Array.isArray(waits)) return '';
  const ms = (waits as Array<{ ms: number }>).reduce((sum, wait) => sum + wait.ms, 0);
  return `${ms} ms`;
}
