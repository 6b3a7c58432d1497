import { generateKeyPairSync } from 'node:crypto';
import { freePort } from '../host/freePort';
import { certificates } from '../support/localServer';
import { runNode } from '../support/runNode';
import { dataOf, items } from '../support/runRestApi';
import { oidcSecret as secret, type OidcProvider, startOidcProvider } from './startOidcProvider';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
let provider: OidcProvider;
let tlsUrl: string;

beforeAll(async () => {
  const tlsPort = await freePort();
  tlsUrl = `https://127.0.0.1:${tlsPort}`;
  provider = await startOidcProvider({
    jwk: { ...publicKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig' },
    tls: { port: tlsPort, cert: certificates.server, key: certificates.key, ca: certificates.ca },
  });
});
afterAll(() => provider?.stop());

const run = (data: Record<string, unknown>, count = 1, parameters: object = {}, more: object[] = []) =>
  runNode({
    type: 'restApi',
    parameters: {
      authentication: 'apiIntegrationMachineOAuth2Api',
      operation: 'getOne',
      path: '/api/me',
      options: { itemsInParallel: 10 },
      ...parameters,
    },
    credentials: [
      {
        type: 'apiIntegrationMachineOAuth2Api',
        data: {
          baseUrl: provider.url,
          tokenUrl: `${provider.url}/token`,
          scope: 'api:read',
          ...data,
        } as never,
      },
      ...(more as never[]),
    ],
    input: items(...Array.from({ length: count }, (_, id) => ({ id }))),
  });

const ways: ReadonlyArray<readonly [string, Record<string, unknown>]> = [
  ['client_secret_basic', { clientId: 'basic-robot', clientSecret: secret, clientAuthentication: 'basic' }],
  ['client_secret_post', { clientId: 'post-robot', clientSecret: secret, clientAuthentication: 'post' }],
  [
    'client_secret_jwt',
    { clientId: 'secret-jwt-robot', clientSecret: secret, clientAuthentication: 'clientSecretJwt' },
  ],
  [
    'private_key_jwt',
    {
      clientId: 'key-robot',
      privateKey: pem,
      clientAuthentication: 'privateKeyJwt',
      moreSettings: true,
      jwtKeyId: 'key-1',
    },
  ],
];

describe('oidc-provider', () => {
  it.each(ways)('lets a machine in by %s', async (_name, data) => {
    const { outputs, error } = await run(data);
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ client: data.clientId, scope: 'api:read' }]);
  });

  it('is found by its issuer', async () => {
    const [, data] = ways[0]!;
    const { error, outputs } = await run({ ...data, tokenServer: 'issuer', issuerUrl: provider.url });
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toHaveLength(1);
  });

  it('knows a machine by its certificate, which the token call shows', async () => {
    const { error, outputs } = await run(
      {
        clientId: 'certificate-robot',
        clientAuthentication: 'none',
        baseUrl: tlsUrl,
        tokenUrl: `${tlsUrl}/token`,
        moreSettings: true,
        caCertificate: certificates.ca,
      },
      1,
      { clientCertificate: true },
      [
        {
          type: 'apiIntegrationTlsApi',
          data: {
            baseUrl: tlsUrl,
            certificateFormat: 'pem',
            certificate: certificates.client,
            privateKey: certificates.key,
          },
        },
      ],
    );
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ client: 'certificate-robot', scope: 'api:read' }]);
  });

  it('is asked once for a new token when the old one is refused', async () => {
    const [, data] = ways[0]!;
    await run(data);
    const before = await provider.counts();
    await provider.expireTokens();
    const { outputs, error } = await run(data, 50);
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toHaveLength(50);
    expect((await provider.counts()).granted).toBe(before.granted + 1);
  });

  it.each([
    ['a wrong secret', { clientSecret: 'wrong' }, 'invalid_client', 'Client Secret'],
    ['a scope that it refuses', { scope: 'api:write' }, 'invalid_scope', 'Scope'],
    [
      'a grant that it does not know',
      { grant: 'password', username: 'a', password: 'b' },
      'unsupported_grant_type',
      'Grant',
    ],
    [
      'a key that it does not know',
      {
        clientId: 'key-robot',
        clientAuthentication: 'privateKeyJwt',
        privateKey: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
          type: 'pkcs8',
          format: 'pem',
        }),
      },
      'invalid_client',
      'Private Key',
    ],
    [
      'a token URL at which people sign in',
      { tokenUrl: '/auth?client_id=basic-robot' },
      'There is no token endpoint',
      'Token URL',
    ],
  ])('refuses %s, and the field is named', async (_name, wrong, words, field) => {
    const [, data] = ways[0]!;
    const tokenUrl = 'tokenUrl' in wrong ? { tokenUrl: `${provider.url}${wrong.tokenUrl}` } : {};
    const { error } = await run({ ...data, ...wrong, ...tokenUrl });
    expect(error?.message).toContain(words);
    expect(error?.description).toContain(`"${field}"`);
  });
});
