import { isObject } from '../../plan/json';
import type { HttpResponse } from '../../ports/Transport';
import type { Dialect } from '../Dialect';
import type { Quota } from '../Quota';
import { resetTime } from '../serverTime';

/** A flat object: what GitHub's `RateLimit` type has are numbers and a time. */
const flatObject = /"rateLimit"\s*:\s*(\{[^{}]*\})/;

/** Looks for it without parsing the data around it; a page of records may be long. */
const telltale = '"rateLimit"';

/** The root field that a query may ask for. */
export const graphqlRateLimit: Dialect = {
  label: 'GraphQL rateLimit field',
  understands:
    '`data.rateLimit { limit cost remaining resetAt }` of a query that asks for it: points, not requests',
  apis: 'GitHub',
  source: 'docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api',
  read: (response, now) => quotasIn(response, now),
};

function quotasIn({ status, headers, body }: HttpResponse, now: number): Quota[] {
  if (status !== 200) return [];
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const at = bytes.indexOf(telltale);
  // Later ones are a record's, or in a text.
  if (at < 0 || !/^\s*\{\s*"data"/.test(bytes.toString('latin1', 0, 100))) return [];
  const [, text] = flatObject.exec(bytes.toString('utf8', at, at + 500)) ?? [];
  const { limit, cost, remaining, resetAt } = parsed(text);
  if (!isCount(remaining) || typeof resetAt !== 'string') return [];
  const quota = {
    bucket: 'graphql',
    remaining,
    source: 'data.rateLimit',
    resetAt: resetTime(resetAt, headers, now),
  };
  return [{ ...quota, ...(isCount(limit) && { limit }), ...(isCount(cost) && { cost }) }];
}

function parsed(text = '{}'): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0;
}
