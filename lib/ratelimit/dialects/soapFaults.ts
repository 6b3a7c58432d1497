import type { HttpResponse } from '../../ports/Transport';
import type { Dialect, Refusal } from '../Dialect';

/** A fault that explains itself is short; a longer body is something else. In bytes. */
const longestFault = 64 * 1_024;

/** Codes, exceptions and elements of faults by what they say. */
const meanings: ReadonlyArray<readonly [words: RegExp, refusal: Refusal]> = [
  [
    /SSS_REQUEST_LIMIT_EXCEEDED|WS_CONCUR_SESSION_DISALLWD|ConcurrentRequest\w*(Limit|Over)/,
    { kind: 'concurrency' },
  ],
  // Salesforce's allowance of a day.
  [/\bREQUEST_LIMIT_EXCEEDED\b|\bTotalRequests Limit exceeded\b/, { kind: 'quota' }],
  [
    /ErrorServerBusy|WS_REQUEST_BLOCKED|REQUEST_EXCEEDED_(RATE|LIMIT)|Exceeded\w*RequestLimit|CallRateExceeded|TooManyRequests|RateLimit(Exceeded|ed|Fault)|RATE_LIMIT|Throttl(ed|ing)/i,
    { kind: 'rate' },
  ],
];

/** SOAP services refuse with a fault, mostly with status 500 and sometimes with 200. */
export const soapFaults: Dialect = {
  label: 'SOAP faults',
  understands:
    'a fault whose code, reason or detail has SSS_REQUEST_LIMIT_EXCEEDED, REQUEST_LIMIT_EXCEEDED, ErrorServerBusy, CallRateExceeded, RateLimitExceeded, Throttled or the like; `BackOffMilliseconds`',
  apis: 'NetSuite, Salesforce, Exchange Web Services, Microsoft Advertising, Zuora',
  source:
    'SuiteTalk SOAP "Web Services Error Status Codes"; Salesforce SOAP API "ExceptionCode"; Exchange Web Services "EWS throttling"; Microsoft Advertising "Operation error codes"',
  read(response, now) {
    const text = faultText(response);
    const delay = /Name="BackOffMilliseconds">\s*(\d{1,9})\s*</.exec(text)?.[1];
    if (delay === undefined) return [];
    return [{ bucket: 'default', retryAt: now + Number(delay), source: 'BackOffMilliseconds' }];
  },
  refusal(response) {
    const text = faultText(response);
    return text === '' ? undefined : meanings.find(([words]) => words.test(text))?.[1];
  },
};

/** A short body that is a fault; empty for everything else. */
function faultText({ status, headers, body }: HttpResponse): string {
  if (body.length > longestFault || (status >= 300 && status < 400)) return '';
  if (!/xml/i.test(headers.get('content-type') ?? '')) return '';
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  // Looking for a word is far cheaper than reading the text.
  const text = bytes.includes('Fault') ? bytes.toString('utf8') : '';
  return /Body[^>]*>\s*<(?:[\w.-]+:)?Fault[\s>]/.test(text) ? text : '';
}
