import type { Settings } from '../../../plan/Field';
import { formatPath } from '../../../plan/path';
import type { JsonObject } from '../../../plan/json';
import type { GraphQlDocument } from './parseDocument';
import { selectedFields } from './selections';

/** How lists are paged by arguments of the root fields: a style of pagination with its settings, and why. */
export interface ArgumentPaging {
  readonly style: 'offset' | 'pageNumber';
  readonly settings: Settings;
  readonly why: string;
}

const offsetNames = ['offset', 'skip', 'start'];
const pageNames = ['page', 'pageNumber', 'pageIndex'];
const sizeNames = ['limit', 'take', 'first', 'perPage', 'pageSize', 'per_page', 'size', 'count', 'max'];

/**
 * Paging by an offset or a page number that the document takes from a variable, next to a page size. A variable
 * without a value counts from 0 for offsets; which number the first page has, only its value can say.
 */
export function argumentPaging(
  { operation, fragments }: GraphQlDocument,
  variables: JsonObject,
): ArgumentPaging | undefined {
  if (operation.operation !== 'query') return undefined;
  for (const { node } of selectedFields(operation.selectionSet, fragments)) {
    const wired = new Map(
      (node.arguments ?? []).flatMap(({ name, value }) =>
        value.kind === 'Variable' ? [[name.value, value.name.value] as const] : [],
      ),
    );
    const names = new Set((node.arguments ?? []).map(({ name }) => name.value));
    if (!sizeNames.some((name) => names.has(name))) continue;
    const offset = offsetNames.find((name) => wired.has(name));
    const page = pageNames.find((name) => wired.has(name));
    if (offset !== undefined) return byOffset(wired.get(offset)!, variables);
    const first = page === undefined ? undefined : variables[wired.get(page)!];
    if (page !== undefined && typeof first === 'number') return byPage(wired.get(page)!, first);
  }
  return undefined;
}

/** An offset of the user's own is where reading begins. */
function byOffset(variable: string, variables: JsonObject): ArgumentPaging | undefined {
  const start = variables[variable] ?? 0;
  if (start !== 0) return undefined;
  const offsetParameter = formatPath(['variables', variable]);
  const settings = { offsetParameter, limitParameter: '', place: 'body' };
  return { style: 'offset', settings, why: `skipped with \`$${variable}\` by the records received` };
}

function byPage(variable: string, firstPage: number): ArgumentPaging {
  const pageParameter = formatPath(['variables', variable]);
  const settings = { pageParameter, firstPage, sizeParameter: '', place: 'body' };
  return { style: 'pageNumber', settings, why: `counted pages with \`$${variable}\` from ${firstPage}` };
}
