import { ApiError } from '../errors/ApiError';
import { apiMessage } from '../errors/apiMessage';
import { isObject } from '../plan/json';
import type { JobState } from './jobState';

/** Fields in which a failed job says why, before anything else in its body is taken for the reason. */
const reasonKeys = ['error', 'errors', 'failureReason', 'failure_reason', 'errorMessage', 'error_message'];

/** The job ended, but not well. */
export function jobFailed({ word }: JobState, body: unknown): ApiError {
  return new ApiError('JOB_FAILED', {
    subject: `The job ended as "${word}"`,
    apiMessage: reasonOf(body, word),
    body,
  });
}

function reasonOf(body: unknown, word: string): string | undefined {
  const properties = isObject(body) && isObject(body.properties) ? body.properties : undefined;
  for (const holder of [body, properties]) {
    const key = isObject(holder) ? reasonKeys.find((name) => Boolean(holder[name])) : undefined;
    if (key !== undefined && isObject(holder)) return apiMessage({ error: holder[key] });
  }
  const message = apiMessage(body);
  return message === word ? undefined : message;
}

/** The job is still running after the longest wait, or the API wants to be asked only after it. */
export function jobTimeout(
  { word }: JobState,
  waitedMs: number,
  maxWaitMs: number,
  retryAt?: number,
): ApiError {
  const state = word ? ` (last state: "${word}")` : '';
  return new ApiError('JOB_TIMEOUT', {
    subject: `The job has not ended after ${seconds(waitedMs)}${state}; the longest wait is ${seconds(maxWaitMs)}`,
    field: 'Longest Wait',
    retryAt,
  });
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
