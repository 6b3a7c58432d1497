import type { Settings } from '../plan/Field';
import { isObject, type JsonObject } from '../plan/json';
import type { PagedConnection } from '../plan/PagedConnection';
import { formatPath, parsePath, readPath } from '../plan/path';
import type { RequestSpec } from '../plan/RequestPlan';
import { withoutValueAt, withValueAt } from '../plan/requestTarget';
import type { NextPage, Page, PageState } from './Paginator';

/** The connections that the settings name; undefined where the answer has to show them. */
export function knownConnections({ connections }: Settings): readonly PagedConnection[] | undefined {
  return Array.isArray(connections) ? (connections as unknown as readonly PagedConnection[]) : undefined;
}

/** Where a connection that waits for its turn goes on. */
interface Waiting {
  readonly at: number;
  readonly cursor: string;
}

/**
 * What comes after a page: the first answer has the first pages of all connections; from then on each is read to its
 * end, one after the other.
 */
export function nextOfConnections(
  page: Page,
  { at: current, waiting = [] }: PageState,
  connections: readonly PagedConnection[],
): NextPage {
  const read = typeof current === 'number' ? [current] : connections.map((_, at) => at);
  const goOn: Waiting[] = [];
  for (const at of read) {
    const end = endOf(page.body, connections[at]!);
    if ('unclear' in end) return end;
    if (end.cursor !== undefined) goOn.push({ at, cursor: end.cursor });
  }
  const [next, ...later] = [...goOn, ...(waiting as unknown as Waiting[])];
  if (!next) return { done: reason(connections, read) };
  return {
    request: requestFor(page.request, connections[next.at]!, next.cursor),
    state: { at: next.at, waiting: later as unknown as JsonObject[] },
  };
}

const words = {
  forward: { more: 'hasNextPage', cursor: 'endCursor' },
  backward: { more: 'hasPreviousPage', cursor: 'startCursor' },
} as const;

function endOf(
  body: unknown,
  { pageInfo, direction }: PagedConnection,
): { readonly cursor: string | undefined } | Extract<NextPage, { unclear: string }> {
  const info = readPath(body, parsePath(pageInfo));
  const { more, cursor } = words[direction];
  if (!isObject(info) || info[more] !== true) return { cursor: undefined };
  const value = info[cursor];
  if (typeof value === 'string' && value !== '') return { cursor: value };
  return {
    unclear: `\`${pageInfo}.${more}\` is true, but the API gives no ${cursor}`,
    field: 'Pagination',
  };
}

function requestFor(
  request: RequestSpec,
  { variable, further, unused }: PagedConnection,
  cursor: string,
): RequestSpec {
  const asked = unused.reduce(
    (each, name) => withoutValueAt(each, 'body', formatPath(['variables', name])),
    withValueAt(request, 'body', 'query', further),
  );
  return withValueAt(asked, 'body', formatPath(['variables', variable]), cursor);
}

function reason(connections: readonly PagedConnection[], read: readonly number[]): string {
  const { pageInfo, direction } = connections[read.at(-1) ?? 0]!;
  return `\`${pageInfo}.${words[direction].more}\` is not true`;
}
