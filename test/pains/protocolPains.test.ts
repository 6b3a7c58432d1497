import { startDemoService } from '../../examples/demo-service';
import { mutualTls, peerName } from '../support/mutualTls';
import {
  certificates,
  type Handler,
  type LocalServer,
  startServer,
  startTlsServer,
} from '../support/localServer';
import { runGraphqlApi } from '../support/runGraphqlApi';
import { runNode } from '../support/runNode';
import { dataOf } from '../support/runRestApi';
import { calling, runSoapApi } from '../support/runSoapApi';

/** The numbered pains that are about a protocol or a way of authentication; the others are in pains.test.ts. */

let server: LocalServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});
const start = async (handler: Handler) => (server = await startServer(handler));

describe('pain 5: OAuth2 refresh', () => {
  it('an expiry told in the body of a 200 renews the token once, and sends only that page again', async () => {
    let access = 'first-5ecret';
    const { origin } = await start((request) => {
      if (request.path === '/token') {
        access = 'second-5ecret';
        return {
          json: { access_token: access, refresh_token: 'next', token_type: 'Bearer', expires_in: 3600 },
        };
      }
      const page = Number(request.query.get('page') ?? 1);
      if (page === 3 && access === 'first-5ecret') return { json: { ok: false, error: 'token_expired' } };
      return { json: { data: [{ id: page }], next: page < 4 ? `/users?page=${page + 1}` : null } };
    });
    const data = {
      baseUrl: origin,
      flow: 'pkce',
      authorizationUrl: `${origin}/authorize`,
      tokenUrl: `${origin}/token`,
      appId: 'app',
      appSecret: 'app-5ecret',
      secretPlacement: 'header',
      moreSettings: true,
      expiredWhen: 'error = "token_expired"',
      oauthTokenData: {
        access_token: access,
        refresh_token: 'now',
        token_type: 'Bearer',
        n8n_expires_at: String(Date.now() + 3_600_000),
      },
    };
    const { outputs, error } = await runNode({
      type: 'restApi',
      parameters: { authentication: 'apiIntegrationOAuth2Api', operation: 'getMany', path: '/users' },
      credential: { type: 'apiIntegrationOAuth2Api', data: data as never },
    });
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }]);
    const paths = server!.requests.map(({ path, query }) =>
      path === '/token' ? path : (query.get('page') ?? '1'),
    );
    expect(paths).toEqual(['1', '2', '3', '/token', '3', '4']);
  });
});

describe('pain 9: GraphQL failures', () => {
  const run = (more: object) =>
    runGraphqlApi(server!, { operation: 'document', document: '{ viewer { login } }', ...more });

  it('an HTTP 500 without errors is a failure', async () => {
    await start(() => ({ status: 500, json: { data: { viewer: { login: 'ada' } } } }));
    const { outputs, error } = await run({ options: { retry: { group: { maxAttempts: 1 } } } });
    expect(error).toBeDefined();
    expect(outputs[0] ?? []).toEqual([]);
  });

  it.each([
    ['keep', { items: 1, failed: false }],
    ['fail', { items: 0, failed: true }],
  ])(
    'data beside errors is delivered or failed, as chosen, never both (%s)',
    async (partialData, outcome) => {
      await start(() => ({
        json: { data: { viewer: { login: 'ada' } }, errors: [{ message: 'no email' }] },
      }));
      const { outputs, error, report } = await run({ options: { partialData } });
      expect({ items: dataOf(outputs[0] ?? []).length, failed: error !== undefined }).toEqual(outcome);
      if (!error) expect(JSON.stringify(report!.warnings)).toContain('no email');
    },
  );
});

describe('pain 10: SOAP', () => {
  it('takes the address of a WSDL, an operation and fields: no XML', async () => {
    const service = await startDemoService({ port: 0, now: () => 0 });
    try {
      const { outputs, error } = await runSoapApi(service.url, calling('GetOrder', { number: '2024-00003' }));
      expect(error).toBeUndefined();
      expect(dataOf(outputs[0])).toMatchObject([{ order: { number: '2024-00003', status: 'shipped' } }]);
    } finally {
      await service.stop();
    }
  });
});

describe('pain 11: mTLS and PFX', () => {
  const { ca, client, key, pfx } = certificates;

  it.each([
    ['PEM', { certificate: client, privateKey: key }],
    ['PFX', { certificateFormat: 'pfx', pfx, passphrase: 'pfx-pa55' }],
  ])('the certificate (%s) goes to the token endpoint and to the API alike', async (_name, identity) => {
    const names: Array<readonly [string, string | null]> = [];
    server = await startTlsServer(({ path }, response) => {
      names.push([path, peerName(response)]);
      return path === '/token'
        ? { json: { access_token: 'made-5ecret', token_type: 'Bearer', expires_in: 3600 } }
        : { json: { id: 7 } };
    }, mutualTls);
    const { origin } = server;
    const machine = {
      baseUrl: origin,
      tokenUrl: `${origin}/token`,
      clientId: 'app',
      clientSecret: 'app-5ecret',
    };
    const certificate = { baseUrl: origin, moreSettings: true, caCertificate: ca, ...identity };
    const { outputs, error } = await runNode({
      type: 'restApi',
      parameters: {
        authentication: 'apiIntegrationMachineOAuth2Api',
        clientCertificate: true,
        operation: 'getOne',
        path: '/me',
      },
      credentials: [
        { type: 'apiIntegrationMachineOAuth2Api', data: machine },
        { type: 'apiIntegrationTlsApi', data: certificate },
      ] as never,
    });
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ id: 7 }]);
    expect(names).toEqual([
      ['/token', 'Test Client'],
      ['/me', 'Test Client'],
    ]);
  });
});
