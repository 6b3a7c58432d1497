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
    const description = describe(operation);
    return {
      name: isDeprecated ? `${label} (deprecated)` : label,
      value: id,
      ...(description !== '' && { description }),
    };
  });
  const next = start + pageSize;
  return { results, ...(next < found.length && { paginationToken: String(next) }) };
}

const mostReturned = 6;

/** What an operation does and gives, in a line. */
function describe({ help = '', returns }: ApiOperation): string {
  const names = returns?.() ?? [];
  const more = names.length > mostReturned ? ', …' : '';
  const given = names.length > 0 ? `Returns ${names.slice(0, mostReturned).join(', ')}${more}` : '';
  return [help, given].filter(Boolean).join(help.endsWith('.') ? ' ' : '. ');
}
