import { password, type SessionApi, startSessionApi } from '../../../support/sessionApi';

let api: SessionApi;
afterEach(() => api.engine.stop());

describe('what goes wrong', () => {
  it.each([
    [
      'a wrong password',
      { status: 401, json: { message: `unknown: ada/${password}` } },
      {},
      'TOKEN_REFUSED',
      'Password',
      'was answered with 401: unknown: ada/[redacted]',
    ],
    [
      'a wrong path',
      { status: 404 },
      {},
      'TOKEN_REFUSED',
      'Login Path',
      'The login (POST /login) was answered with 404',
    ],
    [
      'a wrong body',
      { status: 422, json: { message: 'company is missing' } },
      {},
      'TOKEN_REFUSED',
      'Login Body',
      'company is missing',
    ],
    [
      'a redirect without a cookie',
      { status: 302, headers: { location: '/sso' } },
      {},
      'TOKEN_REFUSED',
      'Login Path',
      '302',
    ],
    [
      'no token',
      { json: { data: { jwt: 'hidden-5ecret' } } },
      {},
      'TOKEN_REFUSED',
      'Token At',
      'has no text at "token"',
    ],
    [
      'a web page',
      { body: '<!doctype html><br>' },
      {},
      'TOKEN_REFUSED',
      'Token At',
      'has no text at "token"',
    ],
    [
      'no header',
      { json: {} },
      { sessionTokenFrom: 'header', sessionTokenHeader: 'X-A' },
      'TOKEN_REFUSED',
      'Answer Header',
      'has no header "X-A"',
    ],
    ['no cookie', { json: {} }, { sessionTokenFrom: 'cookie' }, 'TOKEN_REFUSED', 'Token In', 'set no cookie'],
    ['a server in trouble', { status: 503 }, {}, 'TOKEN_UNAVAILABLE', undefined, '503'],
    [
      'a body that is no JSON',
      {},
      { loginJson: '{"p": "s3cret' },
      'INVALID_SETTING',
      'Login Body',
      'is not valid JSON',
    ],
    [
      'an unknown placeholder',
      {},
      { loginJson: '{"p": "{pass}"}' },
      'INVALID_SETTING',
      'Login Body',
      '"{pass}"',
    ],
    [
      'another server',
      {},
      { loginPath: 'https://elsewhere.test/login' },
      'ORIGIN_NOT_ALLOWED',
      'Login Path',
      'elsewhere.test',
    ],
    ['an empty path', {}, { loginPath: '' }, 'INVALID_SETTING', 'Login Path', 'is empty'],
  ])('%s is told by the field', async (_name, answer, secrets, code, field, words) => {
    api = await startSessionApi({ answer: () => answer });
    const { failure, report } = await api.get('/a', secrets);
    expect(failure).toMatchObject({ code });
    expect(failure!.detail.field).toBe(field);
    expect(failure!.message).toContain(words);
    expect(api.paths().filter((path) => path !== '/login')).toEqual([]);
    expect(JSON.stringify([failure, failure!.hint, report])).not.toMatch(/5ecret|s3cret|pa55/);
  });

  it('names what the answer has, and nothing of its values', async () => {
    api = await startSessionApi({ answer: () => ({ json: { data: { jwt: 'hidden-5ecret' }, ok: true } }) });
    const { failure } = await api.get();
    expect(failure!.hint).toContain('It has data.jwt, ok.');
  });

  it('a refused login is not tried again at once', async () => {
    api = await startSessionApi({ answer: () => ({ status: 401 }) });
    await Promise.all([api.get('/a'), api.get('/b')]);
    await api.get('/c');
    expect(api.logins).toBe(1);
  });

  it('the token and the cookies are in no report and no failure', async () => {
    api = await startSessionApi({
      answer: (token) => ({ json: { token }, headers: { 'set-cookie': 'a=cook1e-5ecret' } }),
      carried: () => 'never',
      refusal: { status: 400, json: { message: 's3ssion-1 cook1e-5ecret' } },
    });
    const { failure, report } = await api.get('/a', { keepCookies: 'true' });
    expect(JSON.stringify([failure, report])).not.toMatch(/s3ssion|5ecret/);
    expect(failure!.message).toContain('[redacted] [redacted]');
  });

  it('the host rules over the login as well', async () => {
    api = await startSessionApi();
    const { failure } = await api.get('/a', {}, { isUrlAllowedByHost: (url) => !url.includes('/login') });
    expect(failure).toMatchObject({ code: 'DOMAIN_NOT_ALLOWED' });
    expect(api.paths()).toEqual([]);
  });
});
