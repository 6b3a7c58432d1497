import { constants } from 'node:http2';
import { ApiError, isApiError } from '../../errors/ApiError';
import type { Server } from '../connectionErrorMeanings';

/** The server refused the call before it looked at it (RFC 9113, section 8.7). */
export function refused({ authority }: Server): ApiError {
  return new ApiError('SERVER_BUSY', { subject: `${authority} refused the call before it processed it` });
}

export function isRefusal(error: unknown): boolean {
  return isApiError(error) && error.code === 'SERVER_BUSY';
}

/** The call ended as if all were well, but without saying so. */
export function withoutStatus({ authority }: Server): ApiError {
  return new ApiError('CONNECTION_LOST', { subject: `${authority} ended the call without a status` });
}

/** The server broke the call off (RFC 9113, section 7). */
export function resetBy(code: number, { authority }: Server): ApiError {
  const name = names.get(code) ?? `error ${code}`;
  const isTooFast = code === constants.NGHTTP2_ENHANCE_YOUR_CALM;
  return new ApiError(isTooFast ? 'SERVER_ERROR' : 'CONNECTION_LOST', {
    subject: `${authority} broke the call off (${name})`,
  });
}

const names = new Map(
  Object.entries(constants)
    .filter(
      ([name]) =>
        /^NGHTTP2_(NO_ERROR|\w+_ERROR|CANCEL|ENHANCE_YOUR_CALM|HTTP_1_1_REQUIRED|INADEQUATE_SECURITY|STREAM_CLOSED|SETTINGS_TIMEOUT)$/.test(
          name,
        ) && !name.includes('ERR_'),
    )
    .map(([name, code]) => [code as number, name.replace('NGHTTP2_', '')] as const),
);
