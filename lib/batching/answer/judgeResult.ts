import { isObject } from '../../plan/json';
import { parsePath, readPath } from '../../plan/path';

/** What a single result says. */
export interface Judgement {
  readonly isFailure: boolean;
  /** It says so itself, by a status or a flag, and not merely by naming no error. */
  readonly isExplicit: boolean;
  readonly status?: number;
}

const statusNames = ['status', 'statusCode', 'status_code', 'httpStatus', 'httpStatusCode', 'http_status'];
const flagNames = ['success', 'succeeded', 'ok', 'isSuccess', 'status'];
const failureWords = /^(error|errored|fail|failed|failure|rejected|invalid)$/i;
const errorNames = ['error', 'errors', 'errorMessage', 'error_message'];

/**
 * Whether a result means failure: by the user's path if there is one, else by its status, its flag, its errors.
 * `{"status": 422}`, `{"success": false}`, `{"status": "error"}`, `{"error": {…}}` do; `{"errors": []}` does not.
 */
export function judgeResult(result: unknown, itemErrorAt: string): Judgement {
  if (itemErrorAt !== '') {
    return { isFailure: saysSomething(readPath(result, parsePath(itemErrorAt))), isExplicit: true };
  }
  if (!isObject(result)) return { isFailure: false, isExplicit: false };
  const status = statusOf(result);
  if (status !== undefined) return { isFailure: status >= 400, isExplicit: true, status };
  const flag = flagOf(result);
  if (flag !== undefined) return { isFailure: !flag, isExplicit: true };
  const isFailure = errorNames.some((name) => saysSomething(own(result, name)));
  return { isFailure, isExplicit: isFailure };
}

function statusOf(result: Record<string, unknown>): number | undefined {
  const statuses = statusNames.map((name) => Number(own(result, name) || Number.NaN));
  return statuses.find((status) => Number.isInteger(status) && status >= 100 && status < 600);
}

function flagOf(result: Record<string, unknown>): boolean | undefined {
  for (const name of flagNames) {
    const value = own(result, name);
    if (typeof value === 'boolean') return value;
    if (typeof value === 'string' && failureWords.test(value)) return false;
  }
  return undefined;
}

function own(result: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(result, name) ? result[name] : undefined;
}

function saysSomething(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '' || value === 0) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
