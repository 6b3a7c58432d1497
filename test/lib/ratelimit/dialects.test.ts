import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpResponse } from '../../../lib/ports/Transport';
import { dialects } from '../../../lib/ratelimit/dialects';
import type { Quota, Throttle } from '../../../lib/ratelimit/Quota';
import { readQuotas, readThrottle } from '../../../lib/ratelimit/readQuotas';

const now = Date.parse('2026-01-01T00:00:00Z');
const folder = join(__dirname, '../../cases/ratelimit');

/** Times are told as milliseconds from now; what a quota was read from is not compared. */
interface Case {
  readonly name: string;
  readonly status: number;
  readonly url?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; `text` for any other body. */
  readonly body?: unknown;
  readonly text?: string;
  /** Left out: the answer is no refusal. */
  readonly throttle?: object;
  /** Left out: not looked at. */
  readonly quotas?: readonly object[];
}

const casesOf = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case[];

function responseOf({ status, url, headers, body, text }: Case): HttpResponse {
  const content = text ?? (body === undefined ? '' : JSON.stringify(body));
  return {
    status,
    headers: new Headers(headers),
    body: new TextEncoder().encode(content),
    url: url ?? 'https://api.test/',
    receivedBytes: content.length,
  };
}

function fromNow({ retryAt, resetAt, ...rest }: Partial<Quota & Throttle>): Record<string, unknown> {
  const plain = {
    ...rest,
    retryInMs: retryAt && retryAt - now,
    resetInMs: resetAt && resetAt - now,
    source: undefined,
    confidence: undefined,
  };
  return Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
}

const files = readdirSync(folder);

describe.each(files)('rate limit dialects, %s', (file) => {
  it.each(casesOf(file).map((each) => [each.name, each] as const))('%s', (_name, each) => {
    const response = responseOf(each);
    const quotas = readQuotas(response, now);
    const throttle = readThrottle(response, quotas);

    expect(throttle && fromNow(throttle)).toEqual(each.throttle);
    if (each.quotas) expect(quotas.map(fromNow)).toEqual(each.quotas);
  });
});

it.each(dialects.entries)('%s is spoken in at least one case', (_name, dialect) => {
  const responses = files.flatMap(casesOf).map(responseOf);
  const isSpoken = responses.some(
    (response) =>
      (dialect.read?.(response, now) ?? []).length > 0 || dialect.refusal?.(response) !== undefined,
  );
  expect(isSpoken).toBe(true);
});
