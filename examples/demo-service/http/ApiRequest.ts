import type { Account } from '../auth/accounts';

/** A request as the routes see it. */
export interface ApiRequest {
  readonly method: string;
  /** Path without query. */
  readonly path: string;
  /** Path and query, as they came. */
  readonly url: string;
  /** Scheme and host by which the client reached the service; links in answers stay on it. */
  readonly origin: string;
  /** Values of the path's `:name` parts. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Whose credential the request carries; absent without a valid one. */
  readonly account?: Account;
  /** How that credential came, for example `Bearer token`. */
  readonly signedInWith?: string;
  /** Epoch milliseconds. */
  readonly now: number;
}
