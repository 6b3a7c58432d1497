import { isObject } from '../../plan/json';
import type { Dialect, Refusal } from '../Dialect';
import { limitObject } from '../limitBody';

/** Stripe says which of its limits was hit, and whether to try again. */
export const stripe: Dialect = {
  label: 'Stripe',
  understands:
    '`Stripe-Rate-Limited-Reason` (…-rate, …-concurrency), `error.code` lock_timeout, `Stripe-Should-Retry`',
  source: 'docs.stripe.com/rate-limits; docs.stripe.com/error-low-level',
  refusal(response) {
    if (response.status !== 429) return undefined;
    const { headers } = response;
    return {
      ...shouldRetry(headers.get('stripe-should-retry')),
      ...reasonOf(headers.get('stripe-rate-limited-reason') ?? lockOf(limitObject(response).error)),
    };
  },
};

function shouldRetry(word: string | null): Refusal {
  return word === 'true' || word === 'false' ? { retryable: word === 'true' } : {};
}

/** Requests that change one object wait for each other; fewer at a time help. */
function lockOf(error: unknown): string | undefined {
  return isObject(error) && error.code === 'lock_timeout' ? 'object-concurrency' : undefined;
}

function reasonOf(reason: string | undefined): Refusal {
  if (!reason) return {};
  return { bucket: reason, kind: reason.endsWith('-concurrency') ? 'concurrency' : 'rate' };
}
