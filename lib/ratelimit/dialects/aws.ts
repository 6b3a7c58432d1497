import type { HttpResponse } from '../../ports/Transport';
import type { Dialect } from '../Dialect';
import { failureText, limitObject } from '../limitBody';

/**
 * The throttling codes of the AWS SDKs, without LimitExceededException and TransactionInProgressException: services
 * also use these for things that no waiting changes.
 */
const throttlingCodes = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

/** AWS: a code in a 400 or 503; no header says how long. */
export const aws: Dialect = {
  label: 'AWS',
  understands:
    '`X-Amzn-ErrorType`, `__type` or `code` (JSON), `<Code>` (XML) with a throttling code such as ThrottlingException or SlowDown, also with status 400 or 503',
  source: 'docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html',
  refusal(response) {
    if (response.status < 400) return undefined;
    return codesOf(response).some((code) => throttlingCodes.has(code)) ? { kind: 'rate' } : undefined;
  },
};

/** "com.amazon.coral.availability#ThrottlingException:http://…" means the part in the middle. */
function codesOf(response: HttpResponse): string[] {
  const { headers } = response;
  const { __type: type, code } = limitObject(response);
  const isAws = ['x-amzn-requestid', 'x-amz-request-id'].some((name) => headers.has(name));
  const candidates = [headers.get('x-amzn-errortype'), type, isAws ? code : undefined, xmlCode(response)];
  return candidates.flatMap((text) =>
    typeof text === 'string' ? [text.replace(/^.*#/, '').replace(/:.*$/s, '')] : [],
  );
}

/** Query services and S3 answer `<Error><Code>…</Code>…<RequestId>…`. */
function xmlCode(response: HttpResponse): string | undefined {
  const isXml = /xml/i.test(response.headers.get('content-type') ?? '');
  const text = isXml ? failureText(response) : '';
  return /<RequestI[dD]>/.test(text) ? /<Code>(\w+)<\/Code>/.exec(text)?.[1] : undefined;
}
