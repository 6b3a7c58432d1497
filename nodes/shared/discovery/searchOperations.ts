import type { INodeListSearchResult } from 'n8n-workflow';
import type { ApiDescription } from '../../../lib';

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
  const results = found.slice(start, start + pageSize).map(({ id, label, help, isDeprecated }) => ({
    name: isDeprecated ? `${label} (deprecated)` : label,
    value: id,
    ...(help !== undefined && { description: help }),
  }));
  const next = start + pageSize;
  return { results, ...(next < found.length && { paginationToken: String(next) }) };
}
