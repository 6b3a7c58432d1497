import { setImmediate } from 'node:timers/promises';
import { isObject } from '../../../plan/json';
import { parseJson, parseJsonInTurns } from '../../../plan/parseJson';
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

/** In bytes; a schema has megabytes, and reading one takes as long as the work of many nodes. */
const large = 512 * 1024;

/** Reads a large answer with turns for other work in between; `readBody` then has it. */
export async function readLargeBody(response: HttpResponse): Promise<void> {
  if (response.body.length < large || known.has(response) || isIncremental(response)) return;
  await setImmediate();
  const text = decodeText(response.body, response.headers);
  await setImmediate();
  try {
    const { value, exactIntegers } = await parseJsonInTurns(text);
    known.set(response, { value, exactIntegers });
  } catch (error) {
    known.set(response, notJson(error, text));
  }
  await setImmediate();
}

function notJson(error: unknown, text: string): ReadBody {
  return { problem: error instanceof Error ? error.message : String(error), text };
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
    return notJson(error, text);
  }
}
