import { ApiError, isApiError } from '../errors/ApiError';
import { errorCodes, type ErrorCode } from '../errors/codes';
import { meaningOf, type Server } from './connectionErrorMeanings';

/**
 * A failure of undici, node:net, node:tls or node:dns as an ApiError.
 *
 * @param sent Whether the request had been handed to a connection. From then on nothing may claim that the
 * server has not processed the request: what would be a refusal before is a lost connection now.
 */
export function toConnectionError(failure: unknown, server: Server, sent: boolean): ApiError {
  const error = unwrap(failure);
  if (isApiError(error)) return error;
  const code = codeOf(error);
  const meaning = meaningOf(code);
  if (!meaning) return unexpected(error, code, server, sent);
  if (sent && isBeforeSending(meaning.code) && !code.includes('_ALERT_')) return lost(code, server, error);
  const { hint, retryable } = meaning;
  const subject = meaning.subject(server, error as Error);
  return new ApiError(meaning.code, { subject, hint, retryable }, error);
}

/** Who a URL asks. */
export function serverOf({ hostname, host, port, protocol }: URL): Server {
  return { hostname, authority: port ? host : `${host}:${protocol === 'https:' ? 443 : 80}` };
}

/** The system's or library's code of an error, or ''. */
export function codeOf(error: unknown): string {
  const { code, name, reason, message } = (error ?? {}) as Readonly<Record<string, unknown>>;
  // Some versions of Node.js say only "protocol error"; the reason has OpenSSL's words.
  if (code === 'EPROTO' && typeof reason === 'string')
    return `ERR_SSL_${reason.toUpperCase().replace(/\W+/g, '_')}`;
  // undici 7 loses the code of what its parser does not understand; the words are llhttp's.
  if (name === 'HTTPParserError' && code === undefined) return parserCode(String(message));
  return typeof code === 'string' ? code : '';
}

function parserCode(message: string): string {
  if (message.includes('Expected HTTP/')) return 'HPE_INVALID_CONSTANT';
  return message.includes('EOF') ? 'HPE_INVALID_EOF_STATE' : 'HPE_UNKNOWN';
}

/** Attempts on several addresses of a host fail together: the first one speaks for all. */
export function unwrap(error: unknown): unknown {
  return error instanceof AggregateError && error.errors.length > 0 ? unwrap(error.errors[0]) : error;
}

function isBeforeSending(code: ErrorCode): boolean {
  return 'notProcessed' in errorCodes[code];
}

function lost(code: string, { authority }: Server, cause: unknown): ApiError {
  const subject = `The connection to ${authority} broke before the whole answer arrived (${code})`;
  return new ApiError('CONNECTION_LOST', { subject }, cause);
}

function unexpected(error: unknown, code: string, server: Server, sent: boolean): ApiError {
  if (sent && code !== '') return lost(code, server, error);
  const words = error instanceof Error ? error.message : String(error);
  const subject = `The request to ${server.authority} failed: ${words}`;
  return new ApiError('UNEXPECTED', { subject }, error);
}
