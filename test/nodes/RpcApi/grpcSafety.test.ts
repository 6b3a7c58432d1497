import { readFileSync } from 'node:fs';
import * as grpc from '@grpc/grpc-js';
import { type Probe, probeProto, startProbe } from '../../support/grpc/startProbe';
import { certificates } from '../../support/localServer';
import { dataOf } from '../../support/runRestApi';
import { runRpcApi } from '../../support/runRpcApi';
import type { NodeSetup } from '../../support/runNode';

const { server, key, ca, client } = certificates;
let probe: Probe;
afterEach(() => probe.stop());

const call = (method: string, params: object, options: object = {}, rest: Partial<NodeSetup> = {}) =>
  runRpcApi(
    probe,
    `probe.v1.Probe/${method}`,
    {
      resource: 'grpc',
      methodsFrom: 'proto',
      protoFiles: { rows: [{ name: 'probe.proto', text: readFileSync(probeProto, 'utf8') }] },
      parametersJson: JSON.stringify(params),
      options,
      ...(rest.credentials && { authentication: 'apiIntegrationTlsApi', path: '/' }),
    },
    rest,
  );

describe('a failed call is sent again', () => {
  const retry = (more: object) => ({
    retry: { group: { maxAttempts: 3, baseDelay: 0.001, maxDelay: 0.002, ...more } },
  });
  const unavailable = { code: 14, message: 'not now', retryAfter: -1 };

  it.each([
    ['never, where nobody says that this does no harm', {}, 1],
    ['where the user says so', { idempotent: true }, 3],
  ])('%s', async (_when, more, calls) => {
    probe = await startProbe();
    const { error } = await call('Fail', unavailable, retry(more));
    expect(error?.message).toContain('not now');
    expect(probe.calls).toEqual({ fail: calls });
  });

  it('not where it cannot succeed, whoever says what', async () => {
    probe = await startProbe();
    await call('Fail', { ...unavailable, code: 3 }, retry({ idempotent: true }));
    expect(probe.calls).toEqual({ fail: 1 });
  });
});

describe('a client certificate', () => {
  const pair = [{ private_key: Buffer.from(key), cert_chain: Buffer.from(server) }];
  const credential = (more: object) => [
    {
      type: 'apiIntegrationTlsApi',
      data: { baseUrl: probe.url, moreSettings: true, caCertificate: ca, privateKey: key, ...more },
    },
  ];
  beforeEach(async () => {
    probe = await startProbe(grpc.ServerCredentials.createSsl(Buffer.from(ca), pair, true));
  });

  it('is shown to the server, which is checked by the own authority', async () => {
    const { outputs, error } = await call(
      'Echo',
      { name: 'x' },
      {},
      { credentials: credential({ certificate: client }) },
    );
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toMatchObject([{ name: 'x' }]);
  });

  it('of a stranger lets nobody in', async () => {
    const { error } = await call(
      'Echo',
      { name: 'x' },
      {},
      { credentials: credential({ certificate: certificates.expired }) },
    );
    expect(error?.message).toContain('has expired');
    expect(probe.calls).toEqual({});
  });
});
