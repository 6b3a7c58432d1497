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
