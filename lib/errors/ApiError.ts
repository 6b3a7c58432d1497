import { errorCodes, type ErrorCode, type ErrorMeaning } from './codes';

/** What is known about a failure. Everything in it may be shown and kept: secrets are redacted before. */
export interface ErrorDetail {
  /** The particular sentence, in the user's words; the code's general message when absent. */
  readonly subject?: string;
  /** The form field that has to be changed, as its label reads. */
  readonly field?: string;
  /** What to do, when more is known than the code's general hint. */
  readonly hint?: string;
  readonly method?: string;
  readonly url?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The answer's body, parsed where it could be. */
  readonly body?: unknown;
  /** The API's own words. */
  readonly apiMessage?: string;
  readonly requestId?: string;
  /** Requests made for this page. */
  readonly attempts?: number;
  readonly itemIndex?: number;
  /** Page number, from 1. */
  readonly page?: number;
  /** Epoch milliseconds before which the server does not want to be asked again. */
  readonly retryAt?: number;
  /** Milliseconds that the API's documentation asks to wait for where the answer states no time. */
  readonly shortestWaitMs?: number;
  /** The limit that was reached, by the server's name for it or "default". */
  readonly limit?: string;
  /** Cursor from which a later run goes on. */
  readonly resume?: string;
  /** Overrides the code's own judgement, for example after `Stripe-Should-Retry`. */
  readonly retryable?: boolean;
}

/** Every failure that the engine reports. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: ErrorCode,
    readonly detail: ErrorDetail = {},
    cause?: unknown,
  ) {
    super(describe(code, detail), cause === undefined ? undefined : { cause });
  }

  private get meaning(): ErrorMeaning {
    return errorCodes[this.code];
  }

  /** What to do next, in one or two sentences. */
  get hint(): string {
    return this.detail.hint ?? this.meaning.hint;
  }

  get retryable(): boolean {
    return this.detail.retryable ?? this.meaning.retryable;
  }

  /** The server certainly did not act on the request. */
  get notProcessed(): boolean {
    return this.meaning.notProcessed === true;
  }

  /** The same failure with more known about it. */
  with(more: ErrorDetail): ApiError {
    return new ApiError(this.code, { ...this.detail, ...more }, this.cause);
  }

  /** Plain data for items, reports and logs. */
  toJSON(): Record<string, unknown> {
    const { subject, hint, ...rest } = this.detail;
    return { code: this.code, message: this.message, hint: this.hint, ...rest };
  }
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof ApiError;
}

function describe(code: ErrorCode, detail: ErrorDetail): string {
  const what = detail.subject ?? errorCodes[code].message;
  const said = detail.apiMessage ? `: ${detail.apiMessage}` : '';
  return `${what}${said}`;
}
