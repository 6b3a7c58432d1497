import { isObject } from '../plan/json';
import type { HttpResponse } from '../ports/Transport';

/** A failure that explains itself is short; a longer body is something else. In bytes. */
const longestFailure = 256 * 1_024;
/** A success that is a refusal in truth has no data in it. In bytes. */
const longestRefusal = 16 * 1_024;
/** Where the end of a long success may tell what it cost. In bytes. */
const longestTail = 2 * 1_024;

/** Words without which no success speaks of limits; looking for them is far cheaper than parsing. */
const telltales =
  /"throttleStatus"|THROTTLED|RATELIMITED|RATE_LIMIT|ratelimited|rate_limited|COMPLEXITY_BUDGET|-32005|"code": ?429/;

const parsed = new WeakMap<HttpResponse, unknown>();

/**
 * The JSON body as far as it may speak of a limit: of failures, of short successes that contain a telling word, and
 * of a long success the `extensions` at its end. Parsed at most once per answer; data is not parsed here.
 */
export function limitBody(response: HttpResponse): unknown {
  if (!parsed.has(response)) parsed.set(response, read(response));
  return parsed.get(response);
}

/** The same when it is an object; an empty one otherwise. */
export function limitObject(response: HttpResponse): Record<string, unknown> {
  const body = limitBody(response);
  return isObject(body) ? body : {};
}

/** The beginning of a failure's body as text, for formats other than JSON. */
export function failureText({ status, body }: HttpResponse): string {
  return status < 400 ? '' : Buffer.from(body.subarray(0, longestTail)).toString('utf8');
}

function read({ status, headers, body }: HttpResponse): unknown {
  if (body.length === 0 || !mayBeJson(headers)) return undefined;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (status >= 400) return body.length <= longestFailure ? parse(bytes.toString('utf8')) : undefined;
  if (status >= 300) return undefined;
  if (body.length > longestRefusal) return endOf(bytes);
  return mayTell(bytes) ? parse(bytes.toString('utf8')) : undefined;
}

/** Two quick looks spare most pages the slower one: a refusal has an error in it, a cost its status. */
function mayTell(bytes: Buffer): boolean {
  const mayBe = bytes.includes('"error') || bytes.includes('"throttleStatus"');
  return mayBe && telltales.test(bytes.toString('latin1'));
}

function mayBeJson(headers: Headers): boolean {
  const type = headers.get('content-type');
  return type === null || /json|text\/plain|javascript/i.test(type);
}

/** GraphQL puts `extensions` last, so that a long answer's cost can be read without its data. */
function endOf(bytes: Buffer): unknown {
  const tail = bytes.subarray(-longestTail);
  const start = tail.includes('"throttleStatus"') ? tail.lastIndexOf('"extensions"') : -1;
  return start === -1 ? undefined : parse(`{${tail.toString('utf8', start)}`);
}

function parse(text: string): unknown {
  const json = text.trimStart();
  if (!json.startsWith('{') && !json.startsWith('[')) return undefined;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
