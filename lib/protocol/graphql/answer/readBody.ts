import { isObject } from '../../../plan/json';
import { parseJson } from '../../../plan/parseJson';
import type { HttpResponse } from '../../../ports/Transport';
import { decodeText } from '../../mediaType';
import { isIncremental, mergeParts } from './incremental';

/** What an answer holds; `problem` when it is no JSON. */
export type ReadBody =
  | { readonly value: unknown; readonly exactIntegers: number }
  | { readonly problem: string; readonly text: string };

const known = new WeakMap<HttpResponse, ReadBody>();

/** The answer's JSON, with integers that a number cannot hold as text. It is read once, though judged and used. */
export function readBody(response: HttpResponse): ReadBody {
  const read = known.get(response) ?? parse(response);
  known.set(response, read);
  return read;
}

/** The answer as a GraphQL one: an object with `data`, `errors` or both; undefined when it is none. */
export function graphQlBody(response: HttpResponse): Record<string, unknown> | undefined {
  const read = readBody(response);
  const value = 'value' in read ? read.value : undefined;
  return isObject(value) && ('data' in value || Array.isArray(value.errors)) ? value : undefined;
}

function parse(response: HttpResponse): ReadBody {
  const text = decodeText(response.body, response.headers);
  try {
    if (isIncremental(response)) return mergeParts(response);
    const { value, exactIntegers } = parseJson(text);
    return { value, exactIntegers };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error), text };
  }
}
