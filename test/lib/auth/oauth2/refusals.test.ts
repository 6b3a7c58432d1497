import type { Access } from '../../../../lib/plan/Access';
import { authorizationServer, type AuthorizationServerOptions } from '../../../support/authorizationServer';
import type { Reply } from '../../../support/localServer';
import { startTestEngine, type TestEngine } from '../../../support/testEngine';

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
      tokenUrl: `${engine.server.origin}/token`,
      clientId: 'robot',
      clientAuthentication: 'basic',
      clientSecret: secret,
      ...secrets,
    },
  };
}

const get = (secrets?: Record<string, string>) => engine.run({ request: { url: '/users' } }, access(secrets));

const refusal = (error: string, description: string, status = 400): Reply => ({
  status,
  json: { error, error_description: description },
});
const page: Reply = {
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Sign in</title>',
};

/** What the token endpoint answers, what else the credential holds, and what the user reads: field and words. */
const refusals: ReadonlyArray<readonly [string, Reply, Record<string, string>, string, string]> = [
  [
    'a wrong secret',
    refusal('invalid_client', 'bad client', 401),
    {},
    'Client Secret',
    'invalid_client: bad client',
  ],
  [
    'a wrong password',
    refusal('invalid_grant', 'no such user'),
    { grant: 'password', username: 'a', password: 'b' },
    'Password',
    'invalid_grant: no such user',
  ],
  [
    'a grant that is not allowed',
    refusal('unauthorized_client', 'not for you'),
    {},
    'Grant',
    'unauthorized_client: not for you',
  ],
  [
    'a grant that is not known',
    refusal('unsupported_grant_type', 'what?'),
    {},
    'Grant',
    'unsupported_grant_type: what?',
  ],
  [
    'a scope that is refused',
    refusal('invalid_scope', 'scope "x" is unknown'),
    { scope: 'x' },
    'Scope',
    'invalid_scope: scope "x"',
  ],
  [
    'a resource that is refused',
    refusal('invalid_target', 'unknown resource'),
    { resource: 'r' },
    'Resource',
    'invalid_target',
  ],
  [
    'a missing parameter',
    refusal('invalid_request', 'audience is missing'),
    {},
    'Token Parameters',
    'audience is missing',
  ],
  [
    'a failure with status 200',
    refusal('invalid_client', 'bad', 200),
    {},
    'Client Secret',
    'invalid_client: bad',
  ],
  ['a web page', page, {}, 'Token URL', 'web page'],
  ['a web page with status 404', { ...page, status: 404 }, {}, 'Token URL', 'web page'],
  ['an address with nothing there', { status: 404, body: '' }, {}, 'Token URL', 'no token endpoint'],
  [
    'a redirect',
    { status: 302, headers: { location: 'https://elsewhere.test/login' } },
    {},
    'Token URL',
    'redirects to https://elsewhere.test',
  ],
  ['plain text', { body: 'ok' }, {}, 'Token URL', 'no token answer'],
];

describe('the token server refuses', () => {
  it.each(refusals)(
    '%s: its words, the field, once and for all',
    async (_name, reply, secrets, field, words) => {
      const server = await start({ answer: () => reply });
      const { failure } = await get(secrets);
      expect(failure).toMatchObject({ code: 'TOKEN_REFUSED', retryable: false, detail: { field } });
      expect(failure!.message).toContain(words);
      expect(failure!.hint).toContain(field);
      await get(secrets);
      expect(server.asked).toHaveLength(1);
      expect(engine.server.requests.filter(({ path }) => path !== '/token')).toEqual([]);

      await engine.clock.advance(10_000);
      await get(secrets);
      expect(server.asked).toHaveLength(2);
    },
  );

  it('an answer without a token', async () => {
    await start({ answer: () => ({ json: { token: 'x' } }) });
    expect((await get()).failure!.message).toBe('The token server answered without an access_token');
  });
});

describe('the token server fails', () => {
  it('and is asked again, also for a write', async () => {
    const server = await start({
      answer: (_form, _request, number) =>
        number < 3 ? { status: 503, headers: { 'retry-after': '2' }, body: 'busy' } : undefined,
    });
    const result = await engine.run({ request: { url: '/users', method: 'POST' } }, access());
    expect(result.failure).toBeUndefined();
    expect(server.asked).toHaveLength(3);
  });

  it('while the old token is still valid, which then goes on serving', async () => {
    let isDown = false;
    const server = await start({
      expiresIn: 3600,
      answer: () => (isDown ? { status: 400, json: { error: 'invalid_client' } } : undefined),
    });
    await get();
    isDown = true;
    await engine.clock.advance(3_560_000);
    for (let index = 0; index < 5; index += 1) expect((await get()).failure).toBeUndefined();
    expect(server.asked).toHaveLength(2);

    await engine.clock.advance(10_000);
    expect((await get()).failure).toBeUndefined();
    expect(server.asked).toHaveLength(3);
    await engine.clock.advance(40_000);
    expect((await get()).failure).toMatchObject({ code: 'TOKEN_REFUSED' });
  });

  it('for good, and the user reads which server it was', async () => {
    await start();
    const { failure } = await get({ tokenUrl: 'http://127.0.0.1:1/token' });
    expect(failure).toMatchObject({ code: 'TOKEN_UNAVAILABLE', detail: { field: 'Token URL' } });
    expect(failure!.message).toMatch(/^The token server gave no answer: .*127\.0\.0\.1:1/);
  });
});

const pem = (kind: string) => `-----BEGIN ${kind}-----\nbm90IGEga2V5\n-----END ${kind}-----`;

describe('bad input is told before anything is sent', () => {
  it.each([
    [
      'a key that is no PEM',
      { clientAuthentication: 'privateKeyJwt', privateKey: 'hello' },
      'Private Key',
      'PEM form',
    ],
    [
      'a certificate as the key',
      { clientAuthentication: 'privateKeyJwt', privateKey: pem('CERTIFICATE') },
      'Private Key',
      'it is a certificate',
    ],
    [
      'an encrypted key',
      { clientAuthentication: 'privateKeyJwt', privateKey: pem('ENCRYPTED PRIVATE KEY') },
      'Private Key',
      'passphrase',
    ],
    ['no key', { grant: 'jwtBearer', privateKey: '' }, 'Private Key', 'empty'],
    ['no token URL', { tokenServer: 'url', tokenUrl: '' }, 'Token URL', 'empty'],
    ['a token URL that is none', { tokenUrl: 'login.example.com' }, 'Token URL', 'not an http'],
    ['parameters that are none', { tokenParameters: 'hello' }, 'Token Parameters', 'without "="'],
    [
      'claims that are no JSON',
      { clientAuthentication: 'clientSecretJwt', jwtClaims: '[1]' },
      'JWT Claims',
      'JSON object',
    ],
  ])('%s', async (_name, secrets, field, words) => {
    await start();
    const { failure } = await get(secrets as Record<string, string>);
    expect(failure).toMatchObject({ detail: { field } });
    expect(failure!.message).toContain(words);
    expect(engine.server.requests).toEqual([]);
  });
});

describe('nothing secret is shown', () => {
  it.each([
    ['a refusal', { status: 401, json: { error: 'invalid_client', error_description: `wrong: ${secret}` } }],
    [
      'a refusal that repeats the header',
      { status: 401, json: { error: Buffer.from(`robot:${secret}`).toString('base64') } },
    ],
  ] as Array<[string, Reply]>)('in %s', async (_name, reply) => {
    await start({ answer: () => reply });
    const { report, failure } = await get();
    const shown = JSON.stringify([report, failure, failure?.message, failure?.hint]);
    expect(shown).toContain('[redacted]');
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(Buffer.from(`robot:${secret}`).toString('base64').slice(8, 20));
  });

  it('in an answer of the API that repeats the token', async () => {
    await start({
      api: ({ headers }) => ({ status: 400, json: { message: `no: ${headers.authorization}` } }),
    });
    const { report, failure } = await get();
    expect(failure!.message).toContain('no: Bearer [redacted]');
    expect(JSON.stringify([report, failure])).not.toContain('5ecret');
  });
});

describe('an issuer', () => {
  const issuing = (metadata: (origin: string) => unknown, path = '/.well-known/openid-configuration') =>
    start({
      api: () => ({ json: { ok: true } }),
      refuse: (request) =>
        request.path === path ? { json: metadata(engine.server.origin) } : { status: 404, body: 'nothing' },
    });
  const byIssuer = (more = '') => get({ tokenServer: 'issuer', issuerUrl: `${engine.server.origin}${more}` });

  it('says where tokens are granted, and is asked once', async () => {
    await issuing((issuer) => ({ issuer, token_endpoint: `${issuer}/token` }));
    for (let index = 0; index < 3; index += 1) expect((await byIssuer()).failure).toBeUndefined();
    expect(engine.server.requests.filter(({ path }) => path.includes('well-known'))).toHaveLength(1);
  });

  it('is found where RFC 8414 puts it, too', async () => {
    await issuing(
      (origin) => ({ issuer: `${origin}/tenant`, token_endpoint: `${origin}/token` }),
      '/.well-known/oauth-authorization-server/tenant',
    );
    expect((await byIssuer('/tenant')).failure).toBeUndefined();
  });

  it.each([
    ['has no metadata', () => undefined, 'There is no metadata'],
    [
      'is another one',
      () => ({ issuer: 'https://evil.test', token_endpoint: 'https://evil.test/token' }),
      'another issuer',
    ],
    ['names no endpoint', (issuer: string) => ({ issuer }), 'names no token_endpoint'],
  ])('that %s is refused by the name of its field', async (_name, metadata, words) => {
    await issuing(metadata);
    const { failure } = await byIssuer();
    expect(failure).toMatchObject({ code: 'TOKEN_REFUSED', detail: { field: 'Issuer URL' } });
    expect(failure!.message).toContain(words);
  });
});
