import type { ApiError } from '../errors/ApiError';
import type { ErrorCode } from '../errors/codes';
import type { Health } from './CircuitBreaker';

/** No answer came, or none that could be used. */
const noAnswer: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'DNS_FAILURE',
  'CONNECTION_REFUSED',
  'CONNECTION_LOST',
  'PROXY_FAILURE',
  'TIMEOUT_CONNECT',
  'TIMEOUT_IDLE',
  'TIMEOUT_TOTAL',
]);

/** An orderly "later": limits are the limiter's business. */
const limits: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['RATE_LIMITED', 'SERVER_BUSY']);

/**
 * What a failure says about the server's health. An answer that finds fault with the request shows a server that
 * works; cancelling, limits and this machine's own rules show nothing.
 */
export function healthOf({ code, detail }: ApiError): Health {
  if (noAnswer.has(code)) return 'failing';
  if (detail.status === undefined || limits.has(code)) return 'unknown';
  return code === 'SERVER_ERROR' && detail.status >= 500 ? 'failing' : 'healthy';
}
