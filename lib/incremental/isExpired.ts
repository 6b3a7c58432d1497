import type { ApiError } from '../errors/ApiError';

/**
 * Codes by which vendors say that a position is too old, whatever the status: Google (fullSyncRequired,
 * updatedMinTooLongAgo, EXPIRED_SYNC_TOKEN), Microsoft Graph (resyncRequired and its kin, syncStateNotFound).
 */
const codes =
  /fullSyncRequired|updatedMinTooLongAgo|EXPIRED_SYNC_TOKEN|resyncRequired|resyncChanges\w+|syncState(NotFound|Invalid)/;

/** The request itself is not at fault: another attempt from elsewhere would fail alike. */
const otherReasons = new Set(['AUTHENTICATION_FAILED', 'FORBIDDEN', 'RATE_LIMITED']);

/** Whether a failure means that the API no longer knows the position that was given back to it. */
export function isPositionExpired({ detail: { status, body } }: ApiError): boolean {
  if (status === undefined) return false;
  return status === 410 || codes.test(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
}

/** Whether an unfinished run cannot be continued: cursors between pages live shorter, and few APIs say so clearly. */
export function isResumeExpired(error: ApiError): boolean {
  const { status = 0 } = error.detail;
  if (error.code === 'RESUME_INVALID' || error.code === 'JOB_FAILED') return true;
  return status >= 400 && status < 500 && !otherReasons.has(error.code);
}
