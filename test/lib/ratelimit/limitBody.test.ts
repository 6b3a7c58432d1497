import type { HttpResponse } from '../../../lib/ports/Transport';
import { limitBody } from '../../../lib/ratelimit/limitBody';
import { readQuotas, readThrottle } from '../../../lib/ratelimit/readQuotas';

function answer(body: unknown, status = 200): HttpResponse {
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
  const headers = new Headers({ 'content-type': 'application/json' });
  return { status, headers, body: bytes, url: 'https://api.test/', receivedBytes: bytes.length };
}

/** How often the whole reading of an answer parses JSON. */
function parsesFor(response: HttpResponse): number {
  const parse = jest.spyOn(JSON, 'parse');
  try {
    readThrottle(response, readQuotas(response, 0));
    return parse.mock.calls.length;
  } finally {
    parse.mockRestore();
  }
}

const records = (count: number) =>
  Array.from({ length: count }, (_, id) => ({ id, name: 'A record of ordinary length' }));
const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 1900, restoreRate: 100 };
const extensions = { cost: { requestedQueryCost: 200, actualQueryCost: 100, throttleStatus } };

describe('what limits are looked for in', () => {
  it('never parses pages of data', () => {
    expect(parsesFor(answer(records(5_000)))).toBe(0);
    expect(parsesFor(answer(records(10)))).toBe(0);
  });

  it('never parses a long page, even when its records speak of limits', () => {
    const page = records(1_000).map((record) => ({ ...record, note: 'THROTTLED, ratelimited' }));
    expect(parsesFor(answer(page))).toBe(0);
  });

  it('parses a failure once, however many dialects ask', () => {
    expect(parsesFor(answer({ error: { code: 403, errors: [] } }, 403))).toBe(1);
  });

  it('does not parse a failure of a size that no explanation has', () => {
    expect(parsesFor(answer(records(20_000), 500))).toBe(0);
  });

  it('reads the cost at the end of a long GraphQL answer without its data', () => {
    const response = answer({ data: { nodes: records(2_000) }, extensions });
    expect(limitBody(response)).toEqual({ extensions });
    expect(readQuotas(response, 0)).toMatchObject([
      { bucket: 'graphql', limit: 2000, remaining: 1900, cost: 100 },
    ]);
  });

  it('is not taken in by extensions inside the data of a long answer', () => {
    const nodes = [...records(2_000), { extensions }];
    expect(readQuotas(answer({ data: { nodes } }), 0)).toEqual([]);
  });

  it('looks into nothing that is not JSON', () => {
    const response = answer('<html>"ok":false "error":"ratelimited"</html>', 429);
    expect(limitBody(response)).toBeUndefined();
    expect(limitBody(answer('', 429))).toBeUndefined();
    expect(limitBody(answer('{"error":', 429))).toBeUndefined();
  });
});
