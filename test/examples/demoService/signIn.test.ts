import { type DemoService, startDemoService } from '../../../examples/demo-service';
import { demoClient } from './demoClient';

let service: DemoService;
beforeAll(async () => {
  service = await startDemoService();
});
afterAll(() => service.stop());

const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });

test.each<[string, string, Record<string, string>, string]>([
  ['Bearer token', '/me', { authorization: 'Bearer demo-token' }, 'ada'],
  ['API key in a header', '/me', { 'x-api-key': 'demo-key' }, 'ada'],
  ['API key in the query', '/me?api_key=second-key', {}, 'grace'],
  ['API key in a cookie', '/me', { cookie: 'theme=dark; api_key=demo-key' }, 'ada'],
  ['Basic', '/me', basic('grace:second-password'), 'grace'],
])('a %s signs in', async (signed_in_with, path, headers, account) => {
  expect(await demoClient(service).json(path, { headers })).toEqual({ account, signed_in_with });
});

test.each<[string, Record<string, string>]>([
  ['nothing', {}],
  ['a wrong token', { authorization: 'Bearer nobody' }],
  ['a wrong key', { 'x-api-key': 'nothing' }],
  ['a wrong password', basic('ada:wrong')],
])('%s gets 401 as problem+json', async (_what, headers) => {
  const { status, headers: received, text } = await demoClient(service).send('/users', { headers });
  expect(status).toBe(401);
  expect(received.get('content-type')).toBe('application/problem+json');
  expect(received.get('www-authenticate')).toContain('Bearer');
  expect(JSON.parse(text)).toMatchObject({ status: 401, title: 'Unauthorized' });
});

test('requests are logged with the account that sent them', async () => {
  service.reset();
  await demoClient(service).send('/users?page=2');
  await demoClient(service).send('/health', { headers: {} });
  expect(service.requests).toMatchObject([
    { method: 'GET', url: '/users?page=2', status: 200, account: 'ada' },
    { method: 'GET', url: '/health', status: 200, account: undefined },
  ]);
});

describe('the token endpoint', () => {
  const ask = (form: Record<string, string>) =>
    demoClient(service).send('/oauth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
  const client = { client_id: 'demo-client', client_secret: 'demo-client-secret' };

  test('grants a token that opens three requests', async () => {
    const { text } = await ask({ grant_type: 'client_credentials', ...client });
    const { access_token: token, expires_in: seconds } = JSON.parse(text) as Record<string, unknown>;
    expect(seconds).toBe(300);
    const statuses: number[] = [];
    for (let number = 0; number < 4; number += 1) {
      const headers = { authorization: `Bearer ${String(token)}` };
      statuses.push((await demoClient(service).send('/me', { headers })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 401]);
  });

  test.each([
    [
      'a wrong secret',
      { grant_type: 'client_credentials', ...client, client_secret: 'x' },
      401,
      'invalid_client',
    ],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('refuses %s', async (_what, form, status, error) => {
    const answer = await ask(form);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({ error });
  });
});
