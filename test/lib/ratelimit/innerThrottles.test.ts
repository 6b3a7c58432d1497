import { innerThrottles } from '../../../lib/ratelimit/dialects/microsoftGraph';

const now = Date.parse('2026-01-01T00:00:00Z');
const headers = new Headers();

describe('requests of a batch that were refused', () => {
  it('are found with their times, whatever the case of the header', () => {
    const body = {
      responses: [
        { id: '1', status: 200, headers: {}, body: {} },
        { id: '2', status: 429, headers: { 'Retry-After': '10' } },
        { id: 3, status: 429, headers: { 'retry-after': 20 } },
        { id: '4', status: 429 },
        { id: '5', status: 503, headers: { 'Retry-After': '5' } },
      ],
    };
    expect(innerThrottles(body, headers, now)).toEqual([
      { id: '2', retryAt: now + 10_000 },
      { id: '3', retryAt: now + 20_000 },
      { id: '4', retryAt: undefined },
    ]);
  });

  it.each([undefined, null, [], {}, { responses: null }, { responses: [null, 429] }])(
    'are not in %j',
    (body) => {
      expect(innerThrottles(body, headers, now)).toEqual([]);
    },
  );
});
