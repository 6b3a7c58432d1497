import type { ErrorCode } from '../../errors/codes';

const codes: Readonly<Record<number, ErrorCode>> = {
  401: 'AUTHENTICATION_FAILED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  // Not an answer to this request, but to a connection that was too slow or too early: worth another try.
  408: 'SERVER_ERROR',
  409: 'CONFLICT',
  410: 'NOT_FOUND',
  412: 'CONFLICT',
  425: 'SERVER_ERROR',
  429: 'RATE_LIMITED',
  // The server will never be able to do this, so it is no passing failure.
  501: 'REQUEST_REJECTED',
  505: 'REQUEST_REJECTED',
};

/** What a status means (RFC 9110, section 15); undefined for success. */
export function statusCode(status: number): ErrorCode | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status in codes) return codes[status];
  if (status >= 500) return 'SERVER_ERROR';
  return status >= 400 ? 'REQUEST_REJECTED' : 'UNEXPECTED_STATUS';
}
