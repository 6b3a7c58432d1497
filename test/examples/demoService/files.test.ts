import { type DemoService, startDemoService } from '../../../examples/demo-service';
import { asAda, type DemoClient, demoClient } from './demoClient';

let service: DemoService;
let client: DemoClient;
beforeAll(async () => {
  service = await startDemoService();
  client = demoClient(service);
});
beforeEach(() => service.reset());
afterAll(() => service.stop());

test('files are downloaded with their name and type', async () => {
  const csv = await client.send('/files/users.csv');
  expect(csv.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''users.csv");
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(csv.text.split('\r\n')[1]).toBe(
    '1,Ada Lovelace,user1@example.com,London,true,2023-01-01T09:00:00.000Z',
  );
  const png = await fetch(`${service.url}/files/logo.png`, { headers: asAda });
  expect(
    Buffer.from(await png.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});

test('a form with a file is taken, with its other fields', async () => {
  const body = new FormData();
  body.append('note', 'für später');
  body.append('file', new Blob(['hello'], { type: 'text/plain' }), 'grüße.txt');
  const { status, headers, text } = await client.send('/files', { method: 'POST', body });
  expect([status, headers.get('location')]).toEqual([201, '/files/gr%C3%BC%C3%9Fe.txt']);
  expect(JSON.parse(text)).toMatchObject({
    name: 'grüße.txt',
    type: 'text/plain',
    size: 5,
    fields: { note: 'für später' },
  });
  expect((await client.send('/files/gr%C3%BC%C3%9Fe.txt')).text).toBe('hello');
});

test('a file is taken as the whole body', async () => {
  const put = (text: string) => client.send('/files/note.txt', { method: 'PUT', body: text });
  expect([(await put('one')).status, (await put('two')).status]).toEqual([201, 200]);
  expect((await client.send('/files/note.txt')).text).toBe('two');
  expect(await client.json('/files')).toMatchObject({
    data: [{ name: 'users.csv' }, { name: 'logo.png', type: 'image/png' }, { name: 'note.txt', size: 3 }],
  });
});

test.each<[string, number, string | FormData]>([
  ['no form', 415, '{}'],
  ['a form without a file', 422, new FormData()],
])('%s gets %d', async (_what, status, body) => {
  expect((await client.send('/files', { method: 'POST', body })).status).toBe(status);
});

test('a broken form gets 400', async () => {
  const headers = { ...asAda, 'content-type': 'multipart/form-data; boundary=x' };
  expect((await client.send('/files', { method: 'POST', body: 'nothing', headers })).status).toBe(400);
});
