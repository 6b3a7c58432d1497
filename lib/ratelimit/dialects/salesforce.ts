import { isObject } from '../../plan/json';
import type { HttpResponse } from '../../ports/Transport';
import type { Dialect } from '../Dialect';
import { failureText, limitBody } from '../limitBody';

const day = 86_400_000;

/** Salesforce: an allowance over a rolling day, and a limit of long requests at a time. */
export const salesforce: Dialect = {
  label: 'Salesforce',
  understands:
    '`Sforce-Limit-Info: api-usage=used/limit`; REQUEST_LIMIT_EXCEEDED as `errorCode` (REST) or `exceptionCode` (SOAP): the rolling day is not tried again now, ConcurrentRequests is',
  source:
    'developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_api_usage.htm; …/salesforce_app_limits_platform_api.htm',
  read({ headers }) {
    const header = 'sforce-limit-info';
    const [, used, limit] = /(?:^|[\s;,])api-usage=(\d+)\/(\d+)/.exec(headers.get(header) ?? '') ?? [];
    if (!limit) return [];
    const remaining = Math.max(0, Number(limit) - Number(used));
    return [
      {
        bucket: 'api-usage',
        kind: 'quota',
        limit: Number(limit),
        remaining,
        windowMs: day,
        source: header,
      },
    ];
  },
  refusal(response) {
    const message = refusalMessage(response);
    if (message === undefined) return undefined;
    return /concurrent/i.test(message)
      ? { bucket: 'concurrent-requests', kind: 'concurrency' }
      : { bucket: 'api-usage', kind: 'quota' };
  },
};

/** REST answers with a list of errors, SOAP with a fault. */
function refusalMessage(response: HttpResponse): string | undefined {
  const code = 'REQUEST_LIMIT_EXCEEDED';
  const body = response.status < 400 ? undefined : limitBody(response);
  if (!Array.isArray(body)) {
    const [, fault] =
      /REQUEST_LIMIT_EXCEEDED<\/(?:\w+:)?exceptionCode>(.*)/s.exec(failureText(response)) ?? [];
    return fault;
  }
  const error = body.filter(isObject).find(({ errorCode }) => errorCode === code);
  return error && String(error.message);
}
