import { createHash } from 'node:crypto';
import { type Handler, type LocalServer, startServer } from '../../support/localServer';
import { rpcHandler } from '../../support/rpcServer';
import { runRpcApi } from '../../support/runRpcApi';
import { dataOf } from '../../support/runRestApi';

let server: LocalServer;
afterEach(() => server?.stop());

const methods = rpcHandler({
  'session.get': () => ({ version: '4.0' }),
  'user.login': () => 't0ken-of-zabbix',
});
const start = async (handler: Handler) => (server = await startServer(handler));
const run = (type: string, data: object) =>
  runRpcApi(
    server,
    'session.get',
    { authentication: type, path: '/', parametersJson: '{}' },
    { credential: { type, data: { baseUrl: server.origin, ...data } as never } },
  );
const version = [{ version: '4.0' }];

it('a session that a refusal names, as transmission does it with 409', async () => {
  await start((request, response) =>
    request.headers['x-transmission-session-id'] === 'abc'
      ? methods(request, response)
      : { status: 409, headers: { 'x-transmission-session-id': 'abc' }, body: '<h1>409: Conflict</h1>' },
  );
  const { outputs, error } = await run('apiIntegrationSessionApi', {
    sessionFrom: 'handshake',
    handshakeStatus: 409,
    handshakeHeader: 'X-Transmission-Session-Id',
  });
  expect(error).toBeUndefined();
  expect(dataOf(outputs[0])).toEqual(version);
  expect(server.requests).toHaveLength(2);
});

it('a login by a method, whose token goes beside the parameters, as Zabbix has it', async () => {
  await start((request, response) => {
    const { method, auth } = request.json() as { method: string; auth?: string };
    return method === 'user.login' || auth === 't0ken-of-zabbix'
      ? methods(request, response)
      : { json: { jsonrpc: '2.0', error: { code: -32602, message: 'Not authorised' }, id: 1 } };
  });
  const { outputs, error } = await run('apiIntegrationSessionApi', {
    sessionFrom: 'login',
    username: 'ada',
    password: 's3cret',
    loginPath: '/',
    loginJson:
      '{"jsonrpc": "2.0", "method": "user.login", "params": {"username": "{user}", "password": "{password}"}, "id": 1}',
    sessionTokenAt: 'result',
    sendTokenIn: 'body',
    sendTokenAs: 'auth',
  });
  expect(error).toBeUndefined();
  expect(dataOf(outputs[0])).toEqual(version);
});

it('Digest', async () => {
  const md5 = (text: string) => createHash('md5').update(text).digest('hex');
  await start((request, response) => {
    const given = request.headers.authorization ?? '';
    const part = (name: string) => new RegExp(`${name}="?([^",]+)`).exec(given)?.[1] ?? '';
    const expected = md5(
      [md5('ada:rpc:s3cret'), 'n1', part('nc'), part('cnonce'), 'auth', md5('POST:/')].join(':'),
    );
    return part('response') === expected
      ? methods(request, response)
      : { status: 401, headers: { 'www-authenticate': 'Digest realm="rpc", nonce="n1", qop="auth"' } };
  });
  const { outputs, error } = await run('apiIntegrationBasicApi', {
    username: 'ada',
    password: 's3cret',
    method: 'digest',
  });
  expect(error).toBeUndefined();
  expect(dataOf(outputs[0])).toEqual(version);
});
