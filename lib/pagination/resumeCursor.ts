import { ApiError } from '../errors/ApiError';
import type { Settings } from '../plan/Field';
import { isObject } from '../plan/json';
import type { RequestSpec } from '../plan/RequestPlan';
import type { PageState } from './Paginator';

/** Where a run stopped, so that a later one goes on exactly there. */
export interface ResumePoint {
  readonly style: string;
  readonly settings: Settings;
  /** Asks for the next page. */
  readonly request: RequestSpec;
  readonly state: PageState;
  /** Number of that page. */
  readonly page: number;
  /** Records of that page which were delivered before. */
  readonly skip: number;
  /** Records received before that page; absent in older cursors. */
  readonly received?: number;
}

const version = 1;

/** A resume point as a text that can be stored and pasted. */
export function writeResumeCursor(point: ResumePoint): string {
  return Buffer.from(JSON.stringify({ v: version, ...point }), 'utf8').toString('base64url');
}

/**
 * The resume point in a cursor. The request in it is checked like any other before it is sent.
 * @throws ApiError RESUME_INVALID
 */
export function readResumeCursor(cursor: string): ResumePoint {
  const point = parse(cursor.trim());
  if (!isObject(point) || point.v !== version) throw invalid('it is not one that this version has written');
  const { style, settings, request, state, page, skip, received = 0 } = point;
  const isWhole =
    typeof style === 'string' &&
    isObject(settings) &&
    isObject(state) &&
    isObject(request) &&
    typeof request.url === 'string' &&
    typeof request.method === 'string' &&
    Array.isArray(request.query) &&
    Array.isArray(request.headers) &&
    typeof page === 'number' &&
    typeof skip === 'number' &&
    typeof received === 'number';
  if (!isWhole) throw invalid('parts of it are missing');
  return point as unknown as ResumePoint;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw invalid('it is damaged or was typed by hand');
  }
}

function invalid(reason: string): ApiError {
  return new ApiError('RESUME_INVALID', {
    subject: `The resume cursor cannot be used: ${reason}`,
    field: 'Resume From',
  });
}
