import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IAuthenticate, ICredentialType } from 'n8n-workflow';
import { ApiIntegrationBasicApi } from '../../credentials/ApiIntegrationBasicApi.credentials';
import { ApiIntegrationKeyApi } from '../../credentials/ApiIntegrationKeyApi.credentials';
import { ApiIntegrationMachineOAuth2Api } from '../../credentials/ApiIntegrationMachineOAuth2Api.credentials';
import { ApiIntegrationSignedApi } from '../../credentials/ApiIntegrationSignedApi.credentials';
import { ApiIntegrationTlsApi } from '../../credentials/ApiIntegrationTlsApi.credentials';
import { ApiIntegrationTokenApi } from '../../credentials/ApiIntegrationTokenApi.credentials';
import { authSchemes } from '../../lib';
import { allCredentialTypes, type CredentialTypeName } from '../../nodes/shared/credentialTypes';
import { allCredentials } from '../support/allCredentials';
import { authorizationServer, type AuthorizationServerOptions } from '../support/authorizationServer';
import { certificates, startServer } from '../support/localServer';

const types = {
  token: new ApiIntegrationTokenApi(),
  key: new ApiIntegrationKeyApi(),
  basic: new ApiIntegrationBasicApi(),
  signed: new ApiIntegrationSignedApi(),
};
const baseUrl = 'https://api.test/v1';

const authenticate = (
  type: ICredentialType,
  data: Record<string, string | boolean | number | object>,
  options = { url: '/me', baseURL: baseUrl },
) =>
  (type.authenticate as Extract<IAuthenticate, (...args: never[]) => unknown>)(
    { baseUrl, ...data } as never,
    options,
  );

describe.each(allCredentials.map((type) => [type.displayName, type] as const))(
  'the %s credential',
  (_name, type) => {
    it('hides every secret', () => {
      const fields = authSchemes.get(allCredentialTypes[type.name as CredentialTypeName].scheme).fields;
      const secrets = fields.filter((field) => field.kind === 'text' && field.secret);
      expect(secrets.length).toBeGreaterThan(0);
      for (const { name } of secrets) {
        const property = type.properties.find((each) => each.name === name);
        expect(property).toMatchObject({ typeOptions: { password: true } });
      }
    });

    it('starts with the base URL', () => {
      expect(type.properties[0]).toMatchObject({ name: 'baseUrl', required: true });
    });

    it('tests the path that the user names, below the base URL', () => {
      expect(type.test?.request).toEqual({
        method: 'GET',
        baseURL: '={{$credentials.baseUrl}}',
        url: '={{$credentials.testPath}}',
      });
    });

    it('leads to a page of its own in the docs', () => {
      const page = /\/blob\/main\/(docs\/credentials\/[\w-]+\.md)$/.exec(type.documentationUrl!)?.[1] ?? '';
      expect(readFileSync(join(__dirname, '../..', page), 'utf8')).toMatch(`# ${type.displayName}\n`);
    });
  },
);

describe("n8n's own use of a credential", () => {
  it('sends a token', async () => {
    expect(
      await authenticate(types.token, { token: 'T', tokenPrefix: 'Bearer', tokenHeader: '' }),
    ).toMatchObject({
      url: 'https://api.test/v1/me',
      headers: { authorization: 'Bearer T' },
    });
  });

  it.each([
    ['no test path', '', 'https://api.test/v1', 'https://api.test/v1'],
    [
      'a base URL with a query',
      '/me',
      'https://api.test/v1/?api-version=2',
      'https://api.test/v1/me?api-version=2',
    ],
    ['a base URL with a query, and no path', '', 'https://api.test/v1?v=2', 'https://api.test/v1?v=2'],
    [
      'a test path with a query',
      'me?fields=id',
      'https://api.test/v1?v=2',
      'https://api.test/v1/me?v=2&fields=id',
    ],
    ['a full URL', 'https://api.test/v2/me', 'https://api.test/v1', 'https://api.test/v2/me'],
  ])('joins %s as our nodes do', async (_name, url, baseURL, joined) => {
    const data = { token: 'T', baseUrl: baseURL };
    expect(await authenticate(types.token, data, { url, baseURL })).toMatchObject({ url: joined });
  });

  it.each([
    '//elsewhere.test/me',
    '\\\\elsewhere.test\\me',
    'http://api.test/v1/me',
    'https://api.test:444/',
  ])('refuses to test %s', async (url) => {
    const options = { url, baseURL: baseUrl };
    await expect(authenticate(types.token, { token: 'T' }, options)).rejects.toMatchObject({
      cause: { code: 'ORIGIN_NOT_ALLOWED' },
    });
  });

  it('sends a key in the query', async () => {
    const data = { keyPlacement: 'query', keyName: 'k', keyValue: 'K' };
    expect(await authenticate(types.key, data)).toMatchObject({ url: 'https://api.test/v1/me?k=K' });
  });

  it.each([
    ['header', { headers: { 'x-app': 'A', 'x-key': 'K' } }],
    ['query', { url: 'https://api.test/v1/me?x-key=K&x-app=A' }],
    ['cookie', { headers: { cookie: 'x-key=K; x-app=A' } }],
  ])('sends two keys in the %s', async (keyPlacement, sent) => {
    const data = { keyPlacement, keyName: 'x-key', keyValue: 'K', secondName: 'x-app', secondValue: 'A' };
    expect(await authenticate(types.key, data)).toMatchObject(sent);
  });

  it('shows the client certificate, and trusts the authority', async () => {
    const data = { certificate: certificates.client, privateKey: certificates.key };
    const { agentOptions } = await authenticate(new ApiIntegrationTlsApi(), data);
    expect(agentOptions).toHaveProperty('secureContext');
  });

  it('goes to no other server along a redirect', async () => {
    expect(await authenticate(types.token, { token: 'T' })).toMatchObject({ allowedDomains: 'api.test' });
  });

  it('sends user and password', async () => {
    const options = await authenticate(types.basic, { username: 'ada', password: 'pw' });
    expect(options.headers).toEqual({ authorization: `Basic ${Buffer.from('ada:pw').toString('base64')}` });
  });

  it('signs the request', async () => {
    const data = {
      signingMethod: 'hmac',
      hmacSecret: 'S3cret!',
      hmacText: '{method}{path}',
      hmacHeaders: 'X-Sign: {signature}',
    };
    const { headers } = await authenticate(types.signed, data);
    expect(headers).toEqual({ 'x-sign': createHmac('sha256', 'S3cret!').update('GET/v1/me').digest('hex') });
  });

  it('answers the challenge of a server that asks for Digest', async () => {
    const server = await startServer(({ headers }) => ({
      status: headers.authorization ? 200 : 401,
      headers: { 'www-authenticate': 'Digest realm="r", nonce="n1", qop="auth"' },
    }));
    try {
      const data = { username: 'ada', password: 'pw', method: 'digest', baseUrl: server.url };
      const { headers } = await authenticate(types.basic, data, { url: '/me', baseURL: server.url });
      expect(headers?.authorization).toMatch(/^Digest username="ada", realm="r", nonce="n1", uri="\/me"/);
    } finally {
      await server.stop();
    }
  });

  describe('of Machine OAuth2', () => {
    const machine = new ApiIntegrationMachineOAuth2Api();
    const withServer = async (
      options: AuthorizationServerOptions,
      work: (data: Record<string, string>) => Promise<void>,
    ) => {
      const server = await startServer(authorizationServer(options).handler);
      try {
        const data = { tokenUrl: `${server.url}/token`, clientId: 'robot', clientSecret: 'cl1ent-5ecret' };
        await work({ ...data, baseUrl: server.url });
      } finally {
        await server.stop();
      }
    };

    it('gets a token first', async () => {
      await withServer({}, async (data) => {
        const { headers } = await authenticate(machine, data, { url: '/me', baseURL: data.baseUrl! });
        expect(headers).toEqual({ authorization: 'Bearer token-1-5ecret' });
      });
    });

    it('says what to change, in words that hold no secret', async () => {
      const json = { error: 'invalid_client', error_description: 'cl1ent-5ecret is wrong' };
      await withServer({ answer: () => ({ status: 401, json }) }, async (data) => {
        const tested = authenticate(machine, data, { url: '/me', baseURL: data.baseUrl! });
        await expect(tested).rejects.toThrow(
          /refused to grant a token: invalid_client: \[redacted\] is wrong\. Check "Client ID" and "Client Secret"/,
        );
      });
    });
  });

  it('adds the headers that the credential has for every request', async () => {
    const headers = { rows: [{ name: 'X-Version', value: '2' }] };
    const options = await authenticate(types.token, { token: 'T', moreSettings: true, headers });
    expect(options.headers).toMatchObject({ 'X-Version': '2' });
  });

  it('never sends a secret to another server', async () => {
    const foreign = { url: 'https://elsewhere.test/me', baseURL: '' };
    await expect(authenticate(types.token, { token: 'T' }, foreign)).rejects.toMatchObject({
      cause: { code: 'ORIGIN_NOT_ALLOWED' },
    });
  });

  it('asks for a base URL', async () => {
    await expect(authenticate(types.token, { token: 'T', baseUrl: '' })).rejects.toMatchObject({
      cause: { code: 'BASE_URL_MISSING' },
    });
  });
});
