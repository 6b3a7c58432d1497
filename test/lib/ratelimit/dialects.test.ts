import { readQuotas, readThrottle } from '../../../lib/ratelimit/readQuotas';
import cases from '../../cases/ratelimit/dialects.json';

const now = Date.parse('2026-01-01T00:00:00Z');

interface Case {
  name: string;
  status: number;
  headers: Record<string, string>;
  throttle?: { bucket: string; retryInMs?: number };
  remaining?: number;
}

describe('rate limit dialects', () => {
  it.each((cases as unknown as Case[]).map((each) => [each.name, each] as const))('%s', (_name, each) => {
    const response = {
      status: each.status,
      headers: new Headers(each.headers),
      body: new Uint8Array(),
      url: 'https://api.test/',
      receivedBytes: 0,
    };
    const quotas = readQuotas(response, now);
    const throttle = readThrottle(response, quotas);

    expect(quotas.find((quota) => quota.remaining !== undefined)?.remaining).toBe(each.remaining);
    expect(
      throttle && { bucket: throttle.bucket, retryInMs: throttle.retryAt && throttle.retryAt - now },
    ).toEqual(each.throttle && { bucket: each.throttle.bucket, retryInMs: each.throttle.retryInMs });
  });
});
