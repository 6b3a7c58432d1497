/**
 * oidc-provider as the authorization server of an API at /api/me, which says whose token came. Started by
 * startOidcProvider.ts in the folder of the installed packages, with a port and settings as JSON.
 */
const { createServer } = require('node:http');
const { createServer: createTlsServer } = require('node:https');
const installed = require('node:module').createRequire(`${process.cwd()}/`);

const [port, settings] = [Number(process.argv[2]), JSON.parse(process.argv[3])];
const { secret } = settings;
const robot = {
  client_secret: secret,
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
  scope: 'api:read',
};
const clients = [
  { ...robot, client_id: 'basic-robot', token_endpoint_auth_method: 'client_secret_basic' },
  { ...robot, client_id: 'post-robot', token_endpoint_auth_method: 'client_secret_post' },
  { ...robot, client_id: 'secret-jwt-robot', token_endpoint_auth_method: 'client_secret_jwt' },
  {
    ...robot,
    client_id: 'key-robot',
    client_secret: undefined,
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    jwks: { keys: [settings.jwk].filter(Boolean) },
  },
  {
    ...robot,
    client_id: 'certificate-robot',
    client_secret: undefined,
    token_endpoint_auth_method: 'tls_client_auth',
    tls_client_auth_subject_dn: 'CN=Test Client',
  },
  {
    client_id: 'app',
    client_secret: secret,
    application_type: 'native',
    grant_types: ['authorization_code', 'refresh_token'],
    redirect_uris: [settings.redirectUri ?? 'http://127.0.0.1/callback'],
    scope: 'openid offline_access api:read',
  },
];

async function serve() {
  const { default: Provider } = await import(installed.resolve('oidc-provider'));
  let seconds = 3600;
  const certificateOf = (ctx) => ctx.socket.getPeerCertificate?.();
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients,
    scopes: ['openid', 'offline_access', 'api:read', 'api:write'],
    ttl: { AccessToken: () => seconds, ClientCredentials: () => seconds },
    rotateRefreshToken: true,
    pkce: { required: () => true },
    clientAuthMethods: [
      'client_secret_basic',
      'client_secret_post',
      'client_secret_jwt',
      'private_key_jwt',
      'tls_client_auth',
    ],
    features: {
      clientCredentials: { enabled: true },
      mTLS: {
        enabled: true,
        tlsClientAuth: true,
        certificateAuthorized: (ctx) => ctx.socket.authorized === true,
        certificateSubjectMatches: (ctx, property, expected) =>
          property === 'tls_client_auth_subject_dn' && `CN=${certificateOf(ctx)?.subject?.CN}` === expected,
        getCertificate: (ctx) => certificateOf(ctx)?.raw?.toString('base64'),
      },
    },
  });

  const counts = { granted: 0, refreshed: 0, refused: 0, revoked: 0, unauthorized: 0 };
  provider.on('grant.success', ({ oidc }) => {
    counts.granted += 1;
    if (oidc.params.grant_type === 'refresh_token') counts.refreshed += 1;
  });
  provider.on('grant.error', () => (counts.refused += 1));
  provider.on('grant.revoked', () => (counts.revoked += 1));

  let forgotten = new Set();
  const known = new Set();
  const api = async (request, response) => {
    const answer = (status, body) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (request.url === '/api/counts') return answer(200, counts);
    if (request.url === '/api/expire') {
      forgotten = new Set(known);
      return answer(200, {});
    }
    const lifetime = /^\/api\/lifetime\/(\d+)$/.exec(request.url)?.[1];
    if (lifetime) {
      seconds = Number(lifetime);
      return answer(200, {});
    }
    const value = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const token = (await provider.AccessToken.find(value)) ?? (await provider.ClientCredentials.find(value));
    known.add(value);
    if (!token?.isValid || forgotten.has(value)) {
      counts.unauthorized += 1;
      return answer(401, { error: 'invalid_token' });
    }
    answer(200, { client: token.clientId, account: token.accountId, scope: token.scope });
  };

  const callback = provider.callback();
  const handle = (request, response) =>
    request.url.startsWith('/api/') ? void api(request, response) : callback(request, response);
  createServer(handle).listen(port);
  if (settings.tls) {
    const { port: tlsPort, ...options } = settings.tls;
    createTlsServer({ ...options, requestCert: true, rejectUnauthorized: false }, handle).listen(tlsPort);
  }
}

serve().catch((error) => {
  console.error(error);
  process.exit(1);
});
