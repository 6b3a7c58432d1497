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

const ada = { user_email: 'ada@example.com', first_name: 'Ada', last_name: 'Lovelace' };

const write = (method: string, path: string, body?: unknown, headers = {}) =>
  client.send(path, { method, headers: { ...asAda, ...headers }, body: JSON.stringify(body) });

test('a contact is created, changed, replaced and deleted', async () => {
  const created = await write('POST', '/contacts', { ...ada, shoe_size: 38 });
  const location = created.headers.get('location')!;
  expect([created.status, location]).toEqual([201, '/contacts/con_0121']);
  expect(JSON.parse(created.text)).toEqual({ id: 'con_0121', ...ada, shoe_size: 38 });

  expect((await write('PATCH', location, { last_name: 'King' })).status).toBe(200);
  expect(await client.json(location)).toMatchObject({ last_name: 'King', shoe_size: 38 });
  expect((await write('PUT', location, ada)).status).toBe(200);
  expect(await client.json(location)).toEqual({ id: 'con_0121', ...ada });

  const deleted = await write('DELETE', location);
  expect([deleted.status, deleted.text]).toEqual([204, '']);
  expect((await client.send(location)).status).toBe(404);
});

test('a contact that is not valid gets 422 with what is wrong with each field', async () => {
  const { status, headers, text } = await write('POST', '/contacts', { user_email: 'none', phones: 'none' });
  expect([status, headers.get('content-type')]).toEqual([422, 'application/problem+json']);
  expect(JSON.parse(text)).toMatchObject({
    errors: [
      { field: 'user_email' },
      { field: 'first_name' },
      { field: 'last_name' },
      { field: 'phones', message: 'must be a list' },
    ],
  });
});

test.each([['{"user_email":'], ['[1]']])('the body %s gets 400', async (body) => {
  expect((await client.send('/contacts', { method: 'POST', body, headers: asAda })).status).toBe(400);
});

test('a repeated Idempotency-Key creates one contact', async () => {
  const key = { 'idempotency-key': 'one' };
  const first = await write('POST', '/contacts', ada, key);
  const again = await write('POST', '/contacts', ada, key);
  expect(again.text).toBe(first.text);
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  expect((await write('POST', '/contacts', { ...ada, last_name: 'King' }, key)).status).toBe(422);
  expect((await client.send('/contacts/con_0122')).status).toBe(404);
});

describe('a batch', () => {
  const batch = (...contacts: unknown[]) => write('POST', '/contacts/batch', { contacts });

  test('gets 207 with a status for each contact, and creates those that are valid', async () => {
    const { status, text } = await batch(ada, { ...ada, user_email: 'none' }, ada);
    expect(status).toBe(207);
    expect(JSON.parse(text)).toMatchObject({
      results: [
        { status: 201, contact: { id: 'con_0121' } },
        { status: 422, error: { errors: [{ field: 'user_email' }] } },
        { status: 201, contact: { id: 'con_0122' } },
      ],
    });
  });

  test('of more than 50 is refused, and nothing of it is created', async () => {
    expect((await batch(...Array.from({ length: 51 }, () => ada))).status).toBe(413);
    expect((await client.send('/contacts/con_0121')).status).toBe(404);
  });

  test('that is no list of objects is refused', async () => {
    expect((await batch(ada, 'none')).status).toBe(400);
  });
});

test('some contacts have no usable e-mail address, and some have fields that no document mentions', async () => {
  const emails = await Promise.all(
    ['con_0020', 'con_0030'].map((id) => client.json<{ user_email: unknown }>(`/contacts/${id}`)),
  );
  expect(emails.map(({ user_email }) => user_email)).toEqual(['ken(at)example.com', null]);
  expect(await client.json('/contacts/con_0030')).toHaveProperty('x_legacy_code', 'L-30');
});
