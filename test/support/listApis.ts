/** Lists behind the usual styles of pagination: each answers a query with a page of the rows. */

export interface Row {
  readonly id: number;
}

export const rowsUpTo = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1 }));

/** How many rows to send from an index on. */
export type PageSize = (from: number) => number;

type ListApi = (rows: readonly Row[], size: PageSize) => (query: URLSearchParams) => unknown;

const numberIn = (query: URLSearchParams, name: string, fallback: number) =>
  Number(query.get(name) ?? fallback);

export const listApis = {
  /** Numbered pages; the size must be the same everywhere. */
  pages: (rows, size) => (query) => {
    const page = numberIn(query, 'page', 1);
    const data = rows.slice((page - 1) * size(0), page * size(0));
    return { page, total_pages: Math.ceil(rows.length / size(0)), data };
  },
  offsets: (rows, size) => (query) => {
    const offset = numberIn(query, 'offset', 0);
    return { offset, total: rows.length, data: rows.slice(offset, offset + size(offset)) };
  },
  cursors: (rows, size) => (query) => {
    const from = numberIn(query, 'cursor', 0);
    const to = from + size(from);
    return { data: rows.slice(from, to), next_cursor: to < rows.length ? String(to) : null };
  },
  links: (rows, size) => (query) => {
    const from = numberIn(query, 'from', 0);
    const to = from + size(from);
    return { data: rows.slice(from, to), next: to < rows.length ? `/rows?from=${to}` : null };
  },
} satisfies Record<string, ListApi>;
