import { generateKeyPairSync, verify } from 'node:crypto';
import type { Access } from '../../../../lib/plan/Access';
import { authorizationServer, type AuthorizationServerOptions } from '../../../support/authorizationServer';
import { jsonOf, startTestEngine, type TestEngine } from '../../../support/testEngine';

const secret = 'cl1ent-5ecret';
let engine: TestEngine;
afterEach(() => engine?.stop());

async function start(options: AuthorizationServerOptions = {}) {
  const server = authorizationServer(options);
  engine = await startTestEngine(server.handler);
  return server;
}

function access(secrets: Record<string, string> = {}): Partial<Access> {
  return {
    scheme: 'machineOAuth2',
    secrets: {
      grant: 'clientCredentials',
      tokenUrl: `${engine.server.origin}/token`,
      clientId: 'robot 1',
      clientAuthentication: 'basic',
      clientSecret: secret,
      ...secrets,
    },
  };
}

const get = (url = '/users/1', secrets?: Record<string, string>) =>
  engine.run({ request: { url }, retry: { maxAttempts: 1 } }, access(secrets));

const formOf = (server: { asked: ReadonlyArray<{ form: Record<string, string> }> }) =>
  server.asked.at(-1)!.form;

describe('a token', () => {
  it('is asked for once, and carried by every request until shortly before it expires', async () => {
    const server = await start({ expiresIn: 3600 });
    for (let index = 0; index < 3; index += 1) expect((await get()).failure).toBeUndefined();
    expect(server.asked).toHaveLength(1);

    await engine.clock.advance(3_530_000);
    await get();
    expect(server.asked).toHaveLength(1);
    await engine.clock.advance(15_000);
    expect((await get()).failure).toBeUndefined();
    expect(server.asked).toHaveLength(2);
  });

  it.each([[undefined], [0], ['never']])(
    'is kept while the API takes it when its lifetime is %p',
    async (expiresIn) => {
      const server = await start({ expiresIn });
      await get();
      await engine.clock.advance(86_400_000);
      expect((await get()).failure).toBeUndefined();
      expect(server.asked).toHaveLength(1);
    },
  );

  it('with a short life is not renewed at every request', async () => {
    const server = await start({ expiresIn: '2' });
    for (let index = 0; index < 3; index += 1) await get();
    expect(server.asked).toHaveLength(1);
  });

  it('that has expired is asked for once by 1,000 requests at the same time', async () => {
    const server = await start();
    await get();
    server.expire();
    const results = await Promise.all(Array.from({ length: 1000 }, (_, id) => get(`/users/${id}`)));
    expect(results.filter(({ failure }) => failure)).toEqual([]);
    expect(server.asked).toHaveLength(2);
    expect(jsonOf(results[999]!)).toEqual([{ path: '/users/999' }]);
  });

  it('is asked for once by 1,000 requests that all come first', async () => {
    const server = await start({ expiresIn: 3600 });
    const results = await Promise.all(Array.from({ length: 1000 }, (_, id) => get(`/users/${id}`)));
    expect(results.filter(({ failure }) => failure)).toEqual([]);
    expect(server.asked).toHaveLength(1);
  });

  it('that expires while paging costs one request, and only that one is sent again', async () => {
    const server = await start({
      api({ query }) {
        const page = Number(query.get('page') ?? 1);
        if (page === 2) server.expire();
        return { json: { data: [{ id: page }], next: page < 4 ? `/users?page=${page + 1}` : null } };
      },
    });
    const result = await get('/users');
    expect(jsonOf(result)).toEqual([1, 2, 3, 4].map((id) => ({ id })));
    const pages = engine.server.requests.filter(({ path }) => path === '/users').map(({ url }) => url);
    expect(pages).toEqual(['/users', '/users?page=2', '/users?page=3', '/users?page=3', '/users?page=4']);
  });

  it('is renewed when the body says what the credential declares', async () => {
    const server = await start({ refuse: () => ({ json: { error: { code: 'token_expired' } } }) });
    const declared = { expiredWhen: 'error.code = "token_expired"' };
    await get('/a', declared);
    server.expire();
    expect(jsonOf(await get('/b', declared))).toEqual([{ path: '/b' }]);
    expect(server.asked).toHaveLength(2);
  });

  it('is not asked for again and again where the API refuses every token', async () => {
    const server = await start({
      refuse: () => ({ status: 401, json: { message: 'wrong audience' } }),
      answer: (_form, _request, number) => ({ json: { access_token: `other-${number}` } }),
    });
    for (let index = 0; index < 5; index += 1) {
      const { failure } = await get();
      expect(failure).toMatchObject({ code: 'AUTHENTICATION_FAILED' });
      expect(failure!.message).toContain('wrong audience');
    }
    expect(server.asked).toHaveLength(2);
  });

  it('goes where the credential says', async () => {
    await start();
    const own = { tokenPrefix: 'Zoho-oauthtoken', tokenHeader: 'X-Token' };
    await get('/users', own);
    expect(engine.server.requests.at(-1)!.headers['x-token']).toMatch(/^Zoho-oauthtoken token-\d-5ecret$/);
  });

  it('never goes to another origin, and neither does the secret go to the API', async () => {
    await start();
    const other = await startTestEngine(() => ({ json: {} }));
    try {
      const result = await get(`${other.server.origin}/users`);
      expect(result.failure).toMatchObject({ code: 'ORIGIN_NOT_ALLOWED' });
      expect(other.server.requests).toHaveLength(0);
      await get();
      const toApi = engine.server.requests.filter(({ path }) => path !== '/token');
      expect(JSON.stringify(toApi.map(({ rawHeaders, url }) => [rawHeaders, url]))).not.toContain(secret);
    } finally {
      await other.stop();
    }
  });
});

describe('a token request', () => {
  it('proves the client in the header, encoded as RFC 6749 asks', async () => {
    const server = await start();
    await get('/users', {
      scope: 'read write',
      audience: 'https://api.test',
      resource: 'urn:r',
      tokenParameters: 'account_id = 7\n',
    });
    const { form, request } = server.asked[0]!;
    expect(form).toEqual({
      grant_type: 'client_credentials',
      scope: 'read write',
      audience: 'https://api.test',
      resource: 'urn:r',
      account_id: '7',
    });
    expect(Buffer.from(request.headers.authorization!.slice(6), 'base64').toString()).toBe(
      `robot+1:${secret}`,
    );
  });

  it('proves the client in the body', async () => {
    const server = await start();
    await get('/users', { clientAuthentication: 'post' });
    expect(formOf(server)).toEqual({
      grant_type: 'client_credentials',
      client_id: 'robot 1',
      client_secret: secret,
    });
    expect(server.asked[0]!.request.headers.authorization).toBeUndefined();
  });

  it('exchanges a user name and a password', async () => {
    const server = await start();
    await get('/users', {
      grant: 'password',
      username: 'ada',
      password: 'p&ss',
      clientAuthentication: 'none',
    });
    expect(formOf(server)).toEqual({
      grant_type: 'password',
      username: 'ada',
      password: 'p&ss',
      client_id: 'robot 1',
    });
  });

  const pairs = [
    ['RS256', () => generateKeyPairSync('rsa', { modulusLength: 2048 })],
    ['ES256', () => generateKeyPairSync('ec', { namedCurve: 'P-256' })],
    ['EdDSA', () => generateKeyPairSync('ed25519')],
  ] as const;
  const decoded = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

  it.each(pairs)('is signed by %s, times included', async (alg, generate) => {
    const server = await start();
    const { privateKey, publicKey } = generate();
    // As a password field keeps it: without line breaks.
    const pem = (privateKey.export({ type: 'pkcs8', format: 'pem' }) as string).replaceAll('\n', ' ');
    await get('/users', {
      clientAuthentication: 'privateKeyJwt',
      privateKey: pem,
      jwtKeyId: 'key-1',
      jwtClaims: '{"extra": 1}',
    });
    const { client_assertion: assertion = '', ...form } = formOf(server);
    expect(form).toEqual({
      grant_type: 'client_credentials',
      client_id: 'robot 1',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    });
    const [header, payload, signature] = assertion.split('.') as [string, string, string];
    expect(decoded(header)).toEqual({ alg, typ: 'JWT', kid: 'key-1' });
    expect(decoded(payload)).toMatchObject({
      iss: 'robot 1',
      sub: 'robot 1',
      aud: `${engine.server.origin}/token`,
      extra: 1,
    });
    expect(Number(decoded(payload).exp) - Number(decoded(payload).iat)).toBe(300);
    const key = alg === 'ES256' ? { key: publicKey, dsaEncoding: 'ieee-p1363' as const } : publicKey;
    const digest = alg === 'EdDSA' ? null : 'sha256';
    expect(
      verify(digest, Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url')),
    ).toBe(true);
  });

  it('carries an assertion as the grant', async () => {
    const server = await start();
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    await get('/users', {
      grant: 'jwtBearer',
      privateKey: pem,
      jwtSubject: 'ada@test',
      scope: 's',
    });
    const { assertion = '', ...form } = formOf(server);
    expect(form).toEqual({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', scope: 's' });
    expect(decoded(assertion.split('.')[1]!)).toMatchObject({ iss: 'robot 1', sub: 'ada@test', scope: 's' });
  });

  it('is signed with the secret', async () => {
    const server = await start();
    await get('/users', { clientAuthentication: 'clientSecretJwt' });
    expect(decoded(formOf(server).client_assertion!.split('.')[0]!)).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(JSON.stringify(formOf(server))).not.toContain(secret);
  });

  it('is signed again by the clock of the server when that differs from ours', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const ahead = Date.UTC(2026, 0, 1, 5);
    const server = await start({
      answer({ client_assertion: assertion = '' }) {
        const { iat, exp } = decoded(assertion.split('.')[1]!) as { iat: number; exp: number };
        const isTimely = iat * 1000 <= ahead && exp * 1000 > ahead;
        const headers = { date: new Date(ahead).toUTCString() };
        return isTimely
          ? { headers, json: { access_token: 'late-5ecret', expires_in: 3600 } }
          : { status: 401, headers, json: { error: 'invalid_client', error_description: 'expired' } };
      },
    });
    server.valid = 'late-5ecret';
    expect(
      (await get('/users', { clientAuthentication: 'privateKeyJwt', privateKey: pem })).failure,
    ).toBeUndefined();
    expect(server.asked).toHaveLength(2);
  });

  it('understands a form as the answer', async () => {
    const server = await start({
      answer: () => ({
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'access_token=form-5ecret&expires_in=60',
      }),
    });
    server.valid = 'form-5ecret';
    expect((await get()).failure).toBeUndefined();
  });
});
