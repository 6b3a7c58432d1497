import { ApiError } from '../../errors/ApiError';
import { apiMessage } from '../../errors/apiMessage';
import type { ErrorCode } from '../../errors/codes';
import { statusCode } from '../rest/statusCode';
import type { RpcError } from './RpcReply';
import { isTellingStatus } from './statusFailure';

/**
 * JSON-RPC 2.0, section 5.1, and for XML-RPC the "Specification for Fault Code Interoperability" with the same
 * numbers. What lies between -32000 and -32099, or anywhere else, is the server's own.
 */
const meanings: Readonly<Record<string, ErrorCode>> = {
  '-32700': 'REQUEST_REJECTED',
  '-32701': 'REQUEST_REJECTED', // XML-RPC: unsupported encoding
  '-32702': 'REQUEST_REJECTED', // XML-RPC: invalid character for the encoding
  '-32600': 'REQUEST_REJECTED',
  '-32601': 'RPC_METHOD_NOT_FOUND',
  '-32602': 'RPC_PARAMETERS_INVALID',
  '-32603': 'SERVER_ERROR',
  '-32400': 'SERVER_ERROR', // XML-RPC: system error
  '-32300': 'SERVER_ERROR', // XML-RPC: transport error
  // Ethereum's JSON-RPC (EIP-1474): "limit exceeded"; others use HTTP's own number.
  '-32005': 'RATE_LIMITED',
  '429': 'RATE_LIMITED',
  '401': 'AUTHENTICATION_FAILED',
  '403': 'FORBIDDEN',
};

/** Servers without codes for it say so in words; aria2: code 1, "Unauthorized". */
const notLetIn = /^(unauthori[sz]ed|not authori[sz]ed|not authenticated|authentication (failed|required))\b/i;

/** What an error reply means. `body` of the error is what the server sent: code, message and data. */
export function rpcFailure(error: RpcError, status?: number): ApiError {
  const code = codeOf(error, status);
  const named = error.code === undefined ? '' : ` (error ${error.code})`;
  return new ApiError(code, {
    ...(code === 'RPC_FAILED' && named !== '' && { subject: `The method reported a failure${named}` }),
    apiMessage: error.message || apiMessage(error.data),
    body: error,
  });
}

function codeOf({ code, message = '' }: RpcError, status: number | undefined): ErrorCode {
  const byCode = code === undefined ? undefined : meanings[String(code)];
  if (byCode) return byCode;
  if (status !== undefined && isTellingStatus(status)) return statusCode(status)!;
  return notLetIn.test(message.trim()) ? 'AUTHENTICATION_FAILED' : 'RPC_FAILED';
}
