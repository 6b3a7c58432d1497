import { ApiError } from '../errors/ApiError';
import { compileExpression } from '../mapping/expression';
import { isPlainPath, parsePath, readPath } from '../plan/path';
import { findRecords, type FoundRecords } from './findRecords';

/** Reads the records out of the body of each page of a run. */
export type RecordReader = (body: unknown) => Promise<FoundRecords>;

/**
 * `at`: `auto`, `$` for the body as it is, a plain path or a JSONata expression. Automatic search happens on the first page that has records;
 * the later pages are read at the same place, so that one odd page does not change what a record is.
 */
export function createRecordReader(at: string): RecordReader {
  if (at === 'auto') return automaticReader();
  if (at === '$') return async (body) => ({ path: '', records: body === undefined ? [] : asList(body, at) });
  if (isPlainPath(at)) {
    const path = parsePath(at);
    return async (body) => ({
      path: at,
      records: body === undefined ? [] : asList(readPath(body, path), at),
    });
  }
  return async (body) => {
    const expression = await compileExpression(at);
    return { path: at, records: asList(await expression.evaluate(body), at) };
  };
}

function automaticReader(): RecordReader {
  let place: string | undefined;
  return async (body) => {
    const known = place ? readPath(body, parsePath(place)) : undefined;
    if (place && Array.isArray(known)) return { path: place, records: known };
    const found = findRecords(body);
    if (found.path !== '' && found.records.length > 0) place = found.path;
    return found;
  };
}

/** One object counts as a list of one: many APIs leave the list out when there is a single record. */
function asList(value: unknown, at: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === null) return [];
  if (value !== undefined) return [value];
  throw new ApiError('RECORDS_NOT_FOUND', {
    subject: `The answer has nothing at "${at}"`,
    field: 'Records At',
  });
}
