import { ApiError } from '../../errors/ApiError';
import type { ErrorCode } from '../../errors/codes';

/** Close codes of graphql-transport-ws that say more than that the connection is gone. */
const codes: Readonly<Record<number, ErrorCode>> = {
  4400: 'REQUEST_REJECTED',
  4401: 'AUTHENTICATION_FAILED',
  4403: 'FORBIDDEN',
  4406: 'RESPONSE_NOT_GRAPHQL',
  4429: 'RATE_LIMITED',
  4500: 'SERVER_ERROR',
};

/** Why a server has closed a subscription's connection before its end. */
export function closedBy(code: number, reason: string): ApiError {
  const words = reason === '' ? String(code) : `${code}: ${reason}`;
  return new ApiError(codes[code] ?? 'CONNECTION_LOST', {
    subject: `The server closed the WebSocket (${words})`,
    ...(reason !== '' && { apiMessage: reason }),
  });
}
