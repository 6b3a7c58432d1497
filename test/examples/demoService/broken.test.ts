import { type DemoService, startDemoService } from '../../../examples/demo-service';
import { asAda, type DemoClient, demoClient } from './demoClient';

let service: DemoService;
let client: DemoClient;
beforeAll(async () => {
  service = await startDemoService();
  client = demoClient(service);
});
afterAll(() => service.stop());

test('/broken/loop leads in a circle', async () => {
  const cursors: string[] = [];
  for (let cursor = ''; cursors.length < 4;) {
    const body = await client.json<{ next_cursor: string }>(`/broken/loop?cursor=${cursor}`);
    cursors.push((cursor = body.next_cursor));
  }
  expect(cursors).toEqual(['b', 'a', 'b', 'a']);
});

test('/broken/login is a web page with status 200', async () => {
  const { status, headers, text } = await client.send('/broken/login');
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(text).toContain('<title>Sign in</title>');
});

test('/broken/cut-json claims to be JSON and is not', async () => {
  const { headers, text } = await client.send('/broken/cut-json');
  expect(headers.get('content-type')).toBe('application/json');
  expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
});

test('/broken/dropped ends in the middle', async () => {
  await expect(client.send('/broken/dropped')).rejects.toThrow();
});

test('/broken/silent never answers, and does not keep the service from stopping', async () => {
  const own = await startDemoService();
  const answer = fetch(`${own.url}/broken/silent`, { headers: asAda });
  const failed = expect(answer).rejects.toThrow();
  while (own.requests.length === 0) await new Promise(setImmediate);
  await own.stop();
  await failed;
});

test('/broken/elsewhere leads to another origin', async () => {
  const { port } = new URL(service.url);
  expect(await client.json('/broken/elsewhere')).toMatchObject({ next: `http://localhost:${port}/users` });
});

test('NDJSON has an order a line, XML has users', async () => {
  const lines = (await client.send('/exports/orders.ndjson')).text.trimEnd().split('\n');
  expect([lines.length, (JSON.parse(lines[1199]!) as { number: string }).number]).toEqual([
    1200,
    '2024-01200',
  ]);
  expect((await client.send('/exports/users.xml')).text).toContain('<user id="1" active="true">');
});

test('unknown paths and methods are told what there is', async () => {
  expect((await client.send('/nothing')).status).toBe(404);
  const { status, headers } = await client.send('/contacts', { method: 'DELETE' });
  expect([status, headers.get('allow')]).toEqual([405, 'GET, POST']);
});
