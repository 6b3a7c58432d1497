import { Problem } from '../http/problem';

/** A place in a list as an opaque token. */
export function writeCursor(place: number): string {
  return Buffer.from(`after:${place}`, 'utf8').toString('base64url');
}

/** The place that a token stands for; 0 without one. */
export function readCursor(cursor: unknown): number {
  if (cursor === undefined || cursor === null || cursor === '') return 0;
  const text = Buffer.from(String(cursor), 'base64url').toString('utf8');
  const place = /^after:(\d{1,9})$/.exec(text)?.[1];
  if (place === undefined)
    throw new Problem(400, 'Bad Request', `The cursor "${String(cursor)}" is not known.`);
  return Number(place);
}

/** The records at a cursor, and the cursor of those that follow: null when there are none. */
export function atCursor<Record>(
  records: readonly Record[],
  cursor: unknown,
  size: number,
): { readonly page: readonly Record[]; readonly next: string | null } {
  const start = readCursor(cursor);
  const end = start + size;
  return { page: records.slice(start, end), next: end < records.length ? writeCursor(end) : null };
}
