import {
  certificates,
  type Handler,
  type LocalServer,
  startServer,
  startTlsServer,
} from '../../support/localServer';
import { runNode, type NodeSetup } from '../../support/runNode';
import { dataOf } from '../../support/runRestApi';
import { mutualTls, peerName } from '../../support/mutualTls';

const { ca, client, key, pfx, expired } = certificates;
let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map(({ stop }) => stop()));
  servers = [];
});

const start = async (handler: Handler, options = {}) => {
  const server = await startTlsServer(handler, { ...mutualTls, ...options });
  servers.push(server);
  return server;
};
const whoAsks: Handler = ({ headers }, response) => ({
  json: { client: peerName(response), authorization: headers.authorization ?? null },
});
const pem = { certificate: client, privateKey: key };
const certificate = (server: LocalServer, more: Record<string, unknown> = {}) => ({
  type: 'apiIntegrationTlsApi',
  data: { baseUrl: server.origin, moreSettings: true, caCertificate: ca, ...pem, ...more },
});
const token = (server: LocalServer) => ({
  type: 'apiIntegrationTokenApi',
  data: { baseUrl: server.origin, token: 'T0ken-5ecret' },
});
const run = (parameters: Record<string, unknown>, ...credentials: Array<{ type: string; data: object }>) =>
  runNode({
    type: 'restApi',
    parameters: { operation: 'getOne', path: '/me', ...parameters } as NodeSetup['parameters'],
    credentials: credentials as NodeSetup['credentials'],
  });
const alone = { authentication: 'apiIntegrationTlsApi' };
const besides = { authentication: 'apiIntegrationTokenApi', clientCertificate: true };

describe('a client certificate', () => {
  it.each([
    ['PEM', pem],
    ['PFX', { certificateFormat: 'pfx', pfx, passphrase: 'pfx-pa55' }],
  ])('lets the node in alone, as %s', async (_name, data) => {
    const server = await start(whoAsks);
    const { outputs, error } = await run(alone, certificate(server, data));
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ client: 'Test Client', authorization: null }]);
  });

  it('goes together with a token', async () => {
    const server = await start(whoAsks);
    const { outputs } = await run(besides, token(server), certificate(server));
    expect(dataOf(outputs[0])).toEqual([{ client: 'Test Client', authorization: 'Bearer T0ken-5ecret' }]);
  });

  it('is not shown to a server to which a redirect leads', async () => {
    const elsewhere = await start(whoAsks, { rejectUnauthorized: false });
    const server = await start(() => ({ status: 302, headers: { location: `${elsewhere.origin}/me` } }));
    const { outputs, report } = await run(besides, token(server), certificate(server));
    expect(dataOf(outputs[0])).toEqual([{ client: null, authorization: null }]);
    expect(JSON.stringify(report)).toContain('the credential was not sent there');
  });

  it.each([
    [
      'for another server',
      { baseUrl: 'https://elsewhere.test' },
      'The client certificate is for https://elsewhere.test',
    ],
    ['that has expired', { certificate: expired }, 'has expired on 20'],
    [
      'with a key that is none',
      { privateKey: 'nonsense' },
      '"Private Key" of the credential is not in PEM format',
    ],
  ])('%s is refused before anything is sent', async (_name, data, words) => {
    const server = await start(whoAsks);
    const { error } = await run(besides, token(server), certificate(server, data));
    expect(error!.message).toContain(words);
    expect(server.connections).toBe(0);
  });

  it('is not missed silently', async () => {
    const server = await start(whoAsks);
    const { error } = await run(
      {
        authentication: 'apiIntegrationTokenApi',
        options: { ignoreSsl: true, retry: { group: { maxAttempts: 1 } } },
      },
      token(server),
    );
    expect(error).toBeDefined();
    expect(server.requests).toEqual([]);
  });

  it('asks for another name where the server has one', async () => {
    const server = await start(whoAsks, { cert: certificates.otherName });
    const { outputs, error } = await run(alone, certificate(server, { serverName: 'other.test' }));
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toMatchObject([{ client: 'Test Client' }]);
  });

  it('refuses a server that speaks older versions only', async () => {
    const server = await start(whoAsks, { maxVersion: 'TLSv1.2' });
    const { error } = await run(alone, certificate(server, { minTlsVersion: 'TLSv1.3' }));
    expect(error!.message).toContain('speaks no version of TLS that this machine accepts');
  });
});

it('plain HTTP needs none', async () => {
  const server = await startServer(() => ({ json: { ok: true } }));
  servers.push(server);
  const { outputs } = await run(alone, certificate(server));
  expect(dataOf(outputs[0])).toEqual([{ ok: true }]);
});
