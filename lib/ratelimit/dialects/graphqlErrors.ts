import { isObject } from '../../plan/json';
import type { Dialect } from '../Dialect';
import type { Quota } from '../Quota';
import { throttlingErrors } from '../throttlingErrors';

/** GraphQL servers refuse in the body, with status 200 or 400. */
export const graphqlErrors: Dialect = {
  label: 'GraphQL errors',
  understands:
    '`errors[].extensions.code` or `errors[].type` THROTTLED, RATELIMITED, RATE_LIMITED and the like in an answer without data, also with status 200 or 400; `extensions.retry_in_seconds`',
  apis: 'Shopify, Linear (400), GitHub, monday.com',
  source:
    'shopify.dev/docs/api/usage/limits; linear.app/developers/rate-limiting; docs.github.com/graphql; developer.monday.com/api-reference/docs/rate-limits',
  read(response, now) {
    return throttlingErrors(response).flatMap(({ extensions }): Quota[] => {
      const seconds = isObject(extensions) ? extensions.retry_in_seconds : undefined;
      if (typeof seconds !== 'number' || seconds < 0) return [];
      return [{ bucket: 'default', retryAt: now + seconds * 1_000, source: 'extensions.retry_in_seconds' }];
    });
  },
  refusal: (response) => (throttlingErrors(response).length > 0 ? {} : undefined),
};
