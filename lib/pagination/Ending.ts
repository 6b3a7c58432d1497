import { ApiError } from '../errors/ApiError';
import type { LastPage } from './Paginator';

/** How reading page after page ended. */
export interface Ending {
  readonly status: 'complete' | 'capped' | 'partial';
  /** A sentence for people. */
  readonly reason: string;
  /** Cursor from which a later run goes on. */
  readonly resume?: string;
  /** Address at which a later run reads what has changed since, where the API gave one. */
  readonly deltaLink?: string;
  /** What went wrong, when a failure ended it. */
  readonly error?: ApiError;
}

/** Why no further page is asked for. */
export type Stop =
  | LastPage
  /** A limit was reached: "10 pages". */
  | { readonly capped: string }
  | { readonly failed: ApiError };

/** The content of a page is that of an earlier one: the API does not understand what asks for the next page. */
export function sameContent(page: number, earlier: number): ApiError {
  return new ApiError('PAGINATION_LOOP', {
    subject: `Page ${page} has the same content as page ${earlier}: the API seems to ignore what asks for the next page`,
    field: 'Pagination',
  });
}

/** The next page would be asked for exactly as an earlier one was. */
export function sameRequest(page: number, earlier: number): ApiError {
  return new ApiError('PAGINATION_LOOP', {
    subject: `The API leads from page ${page - 1} back to page ${earlier}: its cursor or next link repeats`,
    field: 'Pagination',
  });
}

/** There is more, but the settings do not say how to ask for it. `field`: the one that would. */
export function unclearNext(problem: string, field = 'Pagination'): ApiError {
  return new ApiError('PAGINATION_UNCLEAR', {
    subject: `There are more pages, but ${problem}`,
    field,
  });
}
