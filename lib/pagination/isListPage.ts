import { isObject } from '../plan/json';
import type { Page } from './Paginator';

/** An envelope has few fields; a wide object with a list among them is a record. */
const envelopeWidth = 12;
const deepest = 3;

/**
 * Whether an answer is a page of a list, not a single record: a record may well have a field "next", "total" or
 * "cursor" that has nothing to do with pages.
 */
export function isListPage({ body, records }: Page): boolean {
  const isFoundInside = records.length !== 1 || records[0] !== body;
  return isFoundInside || isEnvelope(body);
}

/** The user may have asked for whole bodies as records. */
function isEnvelope(body: unknown): boolean {
  return isObject(body) && Object.keys(body).length <= envelopeWidth && !('id' in body) && holdsList(body, 0);
}

function holdsList(value: unknown, depth: number): boolean {
  if (Array.isArray(value)) return value.length === 0 || isObject(value[0]);
  return (
    isObject(value) && depth < deepest && Object.values(value).some((part) => holdsList(part, depth + 1))
  );
}

/** Google leaves empty lists out: nothing but a token, and perhaps what kind of answer it is. */
export function isTokenOnly({ body }: Page): boolean {
  const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'boolean';
  const fields = isObject(body) ? Object.keys(body) : [];
  return isObject(body) && fields.length <= 3 && !('id' in body) && Object.values(body).every(isPlain);
}
