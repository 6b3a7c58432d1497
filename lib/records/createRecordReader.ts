import { ApiError } from '../errors/ApiError';
import { apiMessage } from '../errors/apiMessage';
import { compileExpression } from '../mapping/expression';
import type { FoundRecords } from '../plan/FoundRecords';
import { isObject } from '../plan/json';
import { isPlainPath, parsePath, readPath } from '../plan/path';
import { findRecords } from './findRecords';

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
    if (place !== undefined && body !== undefined) return { path: place, records: sameAsBefore(body, place) };
    const found = findRecords(body);
    const isList = found.path !== '' || Array.isArray(body);
    if (isList && found.records.length > 0) place = found.path;
    return found;
  };
}

/**
 * Records of a later page, at the place where the earlier ones had them. Some APIs leave an empty list out; an
 * error in its place, though, is no record, whatever the status says.
 */
function sameAsBefore(body: unknown, place: string): readonly unknown[] {
  const found = place === '' ? (Array.isArray(body) ? body : undefined) : readPath(body, parsePath(place));
  if (found !== undefined) return asList(found, place);
  const words = place === '' || speaksOfError(body) ? apiMessage(body) : undefined;
  if (words === undefined && place !== '') return [];
  throw new ApiError('RECORDS_NOT_FOUND', {
    subject: `The page has no list${place === '' ? '' : ` at "${place}"`}, though the pages before it had one`,
    apiMessage: words,
    body,
    hint: 'The API seems to report a failure with a status of success. Go on from the "resume" of the report later.',
  });
}

/** `{"error": …}`, `{"errors": […]}`, `{"ok": false}`, `{"status": "error"}` and the like. */
function speaksOfError(body: unknown): boolean {
  if (!isObject(body)) return typeof body === 'string';
  const { error, errors, ok, success, status } = body;
  const hasErrors = Array.isArray(errors) ? errors.length > 0 : Boolean(errors);
  return (
    Boolean(error) || hasErrors || ok === false || success === false || /^(error|fail)/i.test(String(status))
  );
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
