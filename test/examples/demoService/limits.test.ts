import { type DemoService, startDemoService } from '../../../examples/demo-service';
import { type DemoClient, demoClient } from './demoClient';

const start = Date.parse('2024-05-01T12:00:00.250Z');
let now = start;
let service: DemoService;
let client: DemoClient;
beforeAll(async () => {
  service = await startDemoService({ now: () => now });
  client = demoClient(service);
});
beforeEach(() => {
  now = start;
  service.reset();
});
afterAll(() => service.stop());

const second = { authorization: 'Bearer second-token' };

async function statuses(path: string, count: number): Promise<number[]> {
  const list: number[] = [];
  while (list.length < count) list.push((await client.send(path)).status);
  return list;
}

test('/limited/users takes five requests every two seconds for each account', async () => {
  expect(await statuses('/limited/users', 6)).toEqual([200, 200, 200, 200, 200, 429]);
  expect((await client.send('/limited/users', { headers: second })).status).toBe(200);
  now += 500;
  const refused = await client.send('/limited/users');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
  expect(refused.headers.get('date')).toBe('Wed, 01 May 2024 12:00:00 GMT');
  now += 1500;
  expect(await statuses('/limited/users', 6)).toEqual([200, 200, 200, 200, 200, 429]);
});

test('/limited/dated/users says when as an HTTP-date', async () => {
  await statuses('/limited/dated/users', 5);
  const { status, headers } = await client.send('/limited/dated/users');
  expect([status, headers.get('retry-after')]).toEqual([429, 'Wed, 01 May 2024 12:00:03 GMT']);
});

test('/limited/announced/users says on every answer what is left', async () => {
  const { headers } = await client.send('/limited/announced/users');
  const values = ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-ratelimit-${name}`));
  expect(values).toEqual(['5', '4', String(Date.parse('2024-05-01T12:00:03Z') / 1000)]);
});

test.each([
  ['/flaky/users', 8, [200, 200, 200, 200, 200, 200, 502, 200]],
  ['/busy/users', 5, [200, 200, 200, 503, 200]],
  ['/outage/users?page=3', 6, [503, 503, 200, 503, 503, 200]],
  ['/broken/page-three?page=3', 4, [503, 503, 503, 503]],
])('%s fails by count', async (path, count, expected) => {
  expect(await statuses(path, count)).toEqual(expected);
});

test('/busy/users says when to come back', async () => {
  await statuses('/busy/users', 3);
  expect((await client.send('/busy/users')).headers.get('retry-after')).toBe('1');
});

test('POST /reset forgets limits and counts', async () => {
  await statuses('/limited/users', 5);
  expect((await client.send('/reset', { method: 'POST', headers: {} })).status).toBe(204);
  expect(await statuses('/limited/users', 1)).toEqual([200]);
});
