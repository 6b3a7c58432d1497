import { ApiError } from '../errors/ApiError';
import type { HttpRequest } from '../ports/Transport';

/** A request that has been checked; its headers are complete and lower case. */
export interface PreparedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: HttpRequest['body'];
}

/** `token` of RFC 9110, section 5.6.2. */
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** Field values of RFC 9110, section 5.5: no control characters (a line break would start another header). */
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;
/** Methods that change what the connection is. */
const refusedMethods = new Set(['CONNECT', 'TRACE']);
/** Headers that belong to the connection, not to the request. */
const connectionHeaders = new Set(['transfer-encoding', 'keep-alive', 'upgrade', 'expect']);

/**
 * Checks a request before anything is sent.
 *
 * @throws ApiError URL_INVALID, or INVALID_SETTING that names the method or the header.
 */
export function prepareRequest({ method, url, headers, body }: HttpRequest): PreparedRequest {
  if (!token.test(method) || refusedMethods.has(method.toUpperCase()))
    throw new ApiError('INVALID_SETTING', {
      subject: `${show(method)} is not a method that can be sent`,
      field: 'Method',
    });
  const checked: Record<string, string> = { 'accept-encoding': 'gzip, deflate, br' };
  for (const [name, value] of Object.entries(headers)) {
    checkHeader(name, value);
    checked[name.toLowerCase()] = value;
  }
  return { method, url: parseUrl(url), headers: checked, body };
}

function parseUrl(text: string): URL {
  try {
    const url = new URL(text);
    if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  } catch (error) {
    throw new ApiError('URL_INVALID', {}, error);
  }
  throw new ApiError('URL_INVALID');
}

function checkHeader(name: string, value: unknown): void {
  if (!token.test(name)) throw invalidHeader(`${show(name)} is not a valid header name`);
  if (typeof value !== 'string') throw invalidHeader(`The header "${name}" has no text as its value`);
  if (!fieldValue.test(value))
    throw invalidHeader(
      `The value of the header "${name}" contains characters that cannot be sent`,
      'Remove line breaks and control characters; write other letters than Latin ones percent-encoded.',
    );
  if (connectionHeaders.has(name.toLowerCase()))
    throw invalidHeader(
      `The header "${name}" cannot be set`,
      'Remove it: the connection sets it where it is needed.',
    );
  if (name.toLowerCase() === 'content-length' && !/^\d+$/.test(value))
    throw invalidHeader('The header "content-length" is not a number', 'Leave it out: it is set by itself.');
}

// The value itself is never shown: it may be a secret.
function invalidHeader(subject: string, hint?: string): ApiError {
  return new ApiError('INVALID_SETTING', { subject, field: 'Headers', hint });
}

const show = (text: string): string => JSON.stringify(String(text).slice(0, 60));
