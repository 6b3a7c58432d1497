import { isObject } from '../../plan/json';
import { parseJson } from '../../plan/parseJson';
import type { HttpResponse } from '../../ports/Transport';
import { decodeText } from '../mediaType';
import type { RawReply } from '../rpc/matchReplies';
import type { RpcError } from '../rpc/RpcReply';

/** An answer's content, parsed as far as it can be. */
export interface JsonAnswer {
  readonly text: string;
  /** Undefined when the text is no JSON. */
  readonly value?: unknown;
  /** Why it is none. */
  readonly problem?: string;
  /** How many integers had to be kept as text. */
  readonly exactIntegers: number;
}

const known = new WeakMap<HttpResponse, JsonAnswer>();

/** Reads an answer; once for judging and decoding it. */
export function jsonAnswer(response: HttpResponse): JsonAnswer {
  const answer = known.get(response) ?? read(decodeText(response.body, response.headers));
  known.set(response, answer);
  return answer;
}

function read(text: string): JsonAnswer {
  if (text.trim() === '') return { text: '', exactIntegers: 0 };
  try {
    return { text, ...parseJson(text) };
  } catch (error) {
    return { text, problem: error instanceof Error ? error.message : String(error), exactIntegers: 0 };
  }
}

/**
 * A value as a reply: an object with a result or an error. JSON-RPC 1.0 sends both, one of them null, and errors of
 * any type.
 */
export function replyIn(value: unknown): RawReply | undefined {
  if (!isObject(value) || !(Object.hasOwn(value, 'result') || Object.hasOwn(value, 'error')))
    return undefined;
  const { id, result, error } = value;
  const hasFailed = error !== undefined && error !== null;
  return { id, outcome: hasFailed ? { error: asError(error) } : { result: result ?? null } };
}

function asError(error: unknown): RpcError {
  if (!isObject(error)) return typeof error === 'string' ? { message: error } : { data: error };
  const { code, message, data, ...others } = error;
  return {
    ...(typeof code === 'number' || typeof code === 'string' ? { code } : {}),
    ...(typeof message === 'string' ? { message } : {}),
    ...(data !== undefined ? { data } : {}),
    ...others,
  };
}
