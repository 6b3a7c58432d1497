import type { INodeListSearchResult } from 'n8n-workflow';
import type { ApiDescription, ApiOperation } from '../../../lib';

const pageSize = 200;

/** One page of a searchable list of operations: those whose name or help holds every word of the filter. */
export function searchOperations(
  { operations }: ApiDescription,
  filter = '',
  paginationToken = '0',
): INodeListSearchResult {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const found = operations.filter(({ label, help = '' }) => {
    const text = `${label} ${help}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const start = Number(paginationToken);
  const results = found.slice(start, start + pageSize).map((operation) => {
    const { id, label, isDeprecated } = operation;
    const name = isDeprecated ? `${label} (deprecated)` : label;
    const description = describe(operation);
    if (description === '') return { name, value: id };
    // n8n's lists show names only; what an operation is for belongs where it is chosen.
    return { name: shortened(`${name} · ${description}`), value: id, description };
  });
  const next = start + pageSize;
  return { results, ...(next < found.length && { paginationToken: String(next) }) };
}

const longestName = 120;

function shortened(text: string): string {
  return text.length > longestName ? `${text.slice(0, longestName - 1)}…` : text;
}

const mostReturned = 6;

/** What an operation does and gives, in a line. */
function describe({ help = '', returns }: ApiOperation): string {
  const names = returns?.() ?? [];
  const more = names.length > mostReturned ? ', …' : '';
  const given = names.length > 0 ? `Returns ${names.slice(0, mostReturned).join(', ')}${more}` : '';
  return [help, given].filter(Boolean).join(help.endsWith('.') ? ' ' : '. ');
}
