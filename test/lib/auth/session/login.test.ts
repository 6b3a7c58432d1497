import type { Handler } from '../../../support/localServer';
import { password, type SessionApi, startSessionApi } from '../../../support/sessionApi';
import { jsonOf } from '../../../support/testEngine';

let api: SessionApi;
afterEach(() => api.engine.stop());

describe('a login', () => {
  it('comes before the first request only, and escapes what it carries', async () => {
    api = await startSessionApi();
    expect((await api.get()).failure).toBeUndefined();
    await api.get('/users/2');
    expect(api.paths()).toEqual(['/login', '/users/1', '/users/2']);
    expect(api.engine.server.requests[0]).toMatchObject({ method: 'POST' });
    expect(api.engine.server.requests[0]!.json()).toEqual({ username: 'ada', password, company: 7 });
    expect(api.logins).toBe(1);
  });

  it.each([
    [
      'a form',
      { loginSends: 'form', loginForm: 'u={user}&p={password}&x=1' },
      'u=ada&p=pa55%22word&x=1',
      'application/x-www-form-urlencoded',
    ],
    [
      'XML',
      { loginSends: 'xml', loginXml: '<p a="1">{password}{secret}</p>', otherSecret: '<&' },
      '<p a="1">pa55&quot;word&lt;&amp;</p>',
      'text/xml; charset=utf-8',
    ],
    [
      'nothing',
      { loginSends: 'nothing', loginHeaders: 'X-User: {user}\nContent-Type: text/x' },
      '',
      'text/x',
    ],
  ])('sends %s', async (_name, secrets, sent, type) => {
    api = await startSessionApi();
    await api.get('/a', secrets);
    const [login] = api.engine.server.requests;
    expect([login!.text(), login!.headers['content-type']]).toEqual([sent, type]);
  });

  it('carries Basic Auth, and every request if asked to', async () => {
    api = await startSessionApi({
      answer: (token) => ({ headers: { 'x-csrf-token': token } }),
      carried: ({ headers }) => String(headers['x-csrf-token']),
    });
    const sap = {
      loginMethod: 'GET',
      loginSends: 'basic',
      sessionTokenFrom: 'header',
      sessionTokenHeader: 'X-CSRF-Token',
      sendTokenAs: 'X-CSRF-Token',
      sessionPrefix: '',
      basicAlways: 'true',
    };
    expect((await api.get('/a', sap)).failure).toBeUndefined();
    const basic = `Basic ${Buffer.from(`ada:${password}`).toString('base64')}`;
    expect(api.engine.server.requests.map(({ headers }) => headers.authorization)).toEqual([basic, basic]);
  });

  it.each([
    [
      'a path',
      { sessionTokenAt: 'data.user.token' },
      (token: string) => ({ json: { data: { user: { token } } } }),
    ],
    [
      'JSONata',
      { sessionTokenAt: 'tokens[kind="api"].value' },
      (token: string) => ({
        json: {
          tokens: [
            { kind: 'web', value: 'x' },
            { kind: 'api', value: token },
          ],
        },
      }),
    ],
    ['XML', { sessionTokenAt: 'r.sid' }, (token: string) => ({ body: `<r><sid>${token}</sid></r>` })],
    ['a text', { sessionTokenAt: '' }, (token: string) => ({ body: `${token}\n` })],
    [
      'a header',
      { sessionTokenFrom: 'header', sessionTokenHeader: 'X-Token' },
      (token: string) => ({ headers: { 'x-token': token } }),
    ],
  ])('finds the token by %s', async (_name, secrets, answer) => {
    api = await startSessionApi({ answer });
    expect(jsonOf(await api.get('/a', secrets))).toMatchObject([{ id: 1 }]);
  });

  it.each([
    [
      'the query',
      { sendTokenIn: 'query', sendTokenAs: 'sid' },
      ({ query }: Parameters<Handler>[0]) => query.get('sid') ?? '',
    ],
    [
      'a cookie',
      { sendTokenIn: 'cookie', sendTokenAs: 'sid' },
      ({ headers }: Parameters<Handler>[0]) => headers.cookie?.slice(4),
    ],
    [
      'a bare header',
      { sendTokenAs: 'X-Sid', sessionPrefix: '' },
      ({ headers }: Parameters<Handler>[0]) => String(headers['x-sid']),
    ],
  ])('sends the token in %s', async (_name, secrets, carried) => {
    api = await startSessionApi({ carried });
    expect((await api.get('/a', secrets)).failure).toBeUndefined();
    api.expire();
    expect((await api.get('/b', secrets)).failure).toBeUndefined();
    expect(api.logins).toBe(2);
  });

  it('may bring cookies only, along with a redirect', async () => {
    api = await startSessionApi({
      answer: (token) => ({
        status: 302,
        headers: { location: '/home', 'set-cookie': [`sid=${token}; Path=/; HttpOnly`, 'lang=en'] },
      }),
      carried: ({ headers }) => /sid=([^;]+)/.exec(headers.cookie ?? '')?.[1],
    });
    const cookies = { sessionTokenFrom: 'cookie' };
    expect((await api.get('/a', cookies)).failure).toBeUndefined();
    api.expire();
    expect((await api.get('/b', cookies)).failure).toBeUndefined();
    expect(api.engine.server.requests.at(-1)!.headers.cookie).toBe('sid=s3ssion-2; lang=en');
    expect(api.paths()).toEqual(['/login', '/a', '/b', '/login', '/b']);
  });
});

describe('a session that has ended', () => {
  it('is begun again once for all, and only what was refused is sent again', async () => {
    api = await startSessionApi();
    await api.get();
    api.expire();
    const results = await Promise.all(Array.from({ length: 40 }, (_, index) => api.get(`/users/${index}`)));
    expect(results.filter(({ failure }) => failure)).toEqual([]);
    expect(api.logins).toBe(2);
    const { headers } = api.engine.server.requests.at(-1)!;
    expect(headers.authorization).toBe('Bearer s3ssion-2');
  });

  it.each([
    ['403', { status: 403, json: {} }, {}],
    ['a declared status', { status: 440, json: {} }, { expiredStatus: '440' }],
    [
      'the body of a success',
      { json: { error: { code: 'EXPIRED' } } },
      { expiredWhen: 'error.code = "EXPIRED"' },
    ],
  ])('is noticed by %s', async (_name, refusal, secrets) => {
    api = await startSessionApi({ refusal });
    await api.get('/a', secrets);
    api.expire();
    expect(jsonOf(await api.get('/b', secrets))).toMatchObject([{ id: 1 }]);
    expect(api.logins).toBe(2);
  });

  it('is replaced before it is too old', async () => {
    api = await startSessionApi();
    await api.get('/a', { sessionMinutes: '30' });
    await api.engine.clock.advance(31 * 60_000);
    await api.get('/b', { sessionMinutes: '30' });
    expect(api.paths()).toEqual(['/login', '/a', '/login', '/b']);
    expect(api.logins).toBe(2);
  });

  it('does not log in again and again where a refusal means something else', async () => {
    api = await startSessionApi({
      carried: () => 'never',
      refusal: { status: 403, json: { message: 'not yours' } },
    });
    for (const id of [1, 2, 3, 4])
      expect((await api.get(`/users/${id}`)).failure).toMatchObject({ code: 'FORBIDDEN' });
    expect(api.logins).toBe(2);
  });
});
