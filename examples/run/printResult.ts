import type { NodeResult, WorkflowResult } from '../../test/support/engine';

const mostItems = 5;

/** What every node delivered, as text to read. */
export function printResult({ status, error, nodes }: WorkflowResult): string {
  const isInNode = Object.values(nodes).some((node) => node.error);
  const ending = error && !isInNode ? [`Stopped: ${error.message}`] : [`Workflow: ${status}`];
  return [...Object.entries(nodes).flatMap(([name, node]) => [...nodeLines(name, node), '']), ...ending].join(
    '\n',
  );
}

function nodeLines(name: string, { outputs, error, hints, executionTime }: NodeResult): string[] {
  const counts = outputs.map((items) => items.length).join(' + ') || '0';
  return [
    `${name}: ${counts} items, ${executionTime} ms`,
    ...hints.map(({ message }) => `  ${message}`),
    ...(error ? errorLines(error.message, error.description) : []),
    ...outputs.flatMap((items, index) => [
      ...(outputs.length > 1 ? [`  Output ${index + 1}:`] : []),
      ...items.slice(0, mostItems).map(({ json }) => `  ${JSON.stringify(json)}`),
      ...(items.length > mostItems ? [`  … and ${items.length - mostItems} more (--json prints all)`] : []),
    ]),
  ];
}

function errorLines(message: string, description?: string | null): string[] {
  return [`  Failed: ${message}`, ...(description ?? '').split('\n').map((line) => `  ${line}`)];
}
