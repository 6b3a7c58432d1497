import { type Answer, withHeaders } from '../http/Answer';
import type { ApiRequest } from '../http/ApiRequest';
import { Problem } from '../http/problem';
import type { ServiceState } from '../ServiceState';
import type { WindowUse } from './RequestWindows';

/** How a limit speaks to its clients. */
export interface LimitDialect {
  /** Headers of a refusal. `now`: epoch milliseconds. */
  refusal(use: WindowUse, now: number): Answer['headers'];
  /** Headers of every answer. */
  announcement?(use: WindowUse): Answer['headers'];
}

/** `Retry-After` in whole seconds, and nothing before. */
export const retryAfterSeconds: LimitDialect = {
  refusal: ({ resetAt }, now) => ({ 'retry-after': String(Math.max(1, Math.ceil((resetAt - now) / 1000))) }),
};

/** `Retry-After` as an HTTP-date, which knows no fractions of a second. */
export const retryAfterDate: LimitDialect = {
  refusal: ({ resetAt }) => ({
    'retry-after': new Date(Math.ceil(resetAt / 1000) * 1000).toUTCString(),
  }),
};

/** `X-RateLimit-*` on every answer, the reset in epoch seconds, as GitHub has it. */
export const announced: LimitDialect = {
  refusal: retryAfterSeconds.refusal,
  announcement: ({ limit, remaining, resetAt }) => ({
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(Math.ceil(resetAt / 1000)),
  }),
};

/** Answers within the account's limit, refuses with 429 beyond it. Each path has a limit of its own. */
export function limited(
  dialect: LimitDialect,
  request: ApiRequest,
  { windows }: ServiceState,
  answer: () => Answer,
): Answer {
  const use = windows.take(`${request.account?.name} ${request.path}`, request.now);
  const headers = dialect.announcement?.(use) ?? {};
  if (use.allowed) return withHeaders(answer(), headers);
  throw new Problem(429, 'Too Many Requests', `${use.limit} requests every 2 seconds are allowed.`, {
    headers: { ...headers, ...dialect.refusal(use, request.now) },
  });
}
