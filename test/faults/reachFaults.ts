import type { LookupFunction } from 'node:net';
import type { ServerOptions } from 'node:https';
import { certificates, startServer, startTlsServer } from '../support/localServer';
import type { Fault, Scene, Stage } from './Fault';
import { allIds, linkedPages, pageBody, pageOf } from './linkedPages';

/** A name server that fails `times` times, and then leads to this machine. */
function lookup(code: string, times: number): LookupFunction {
  let failed = 0;
  return (_name, { all }, callback) => {
    if (failed++ < times) return callback(Object.assign(new Error(code), { code }), '', 4);
    return all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);
  };
}

function unresolved(code: string, times: number): Fault {
  return {
    name: `${code}, ${times === Infinity ? 'for good' : 'once'}`,
    set: (stage) => ({
      handler: linkedPages(stage, () => {}, 0),
      access: { baseUrl: `http://api.test:${stage.server.port}` },
      scope: { egress: { validateUrl: async () => {}, lookup: lookup(code, times) } },
    }),
    expected:
      times === Infinity
        ? { ids: [], status: 'failed', code: 'DNS_FAILURE' }
        : { ids: allIds, status: 'complete' },
  };
}

const tls = (
  name: string,
  options: ServerOptions,
  access: Scene['access'],
  expected: Fault['expected'],
): Fault => ({
  name,
  async set(stage) {
    const server = await startTlsServer((request) => ({ json: pageBody(pageOf(request)) }), options);
    stage.onEnd(async () => {
      if (expected.status === 'failed' && server.requests.length > 0) stage.complain('a request was sent');
      await server.stop();
    });
    return { handler: () => ({}), access: { ...access, baseUrl: server.origin } };
  },
  expected,
});

const untrusted = { ids: [], status: 'failed', code: 'TLS_FAILURE' } as const;
const withCa = { tls: { ca: certificates.ca } };

const refusing: Fault = {
  name: 'nobody listens',
  async set() {
    const server = await startServer(() => ({}));
    await server.stop();
    return { handler: () => ({}), access: { baseUrl: server.origin } };
  },
  expected: { ids: [], status: 'failed', code: 'CONNECTION_REFUSED' },
};

const plainOnTls = async (stage: Stage): Promise<Scene> => {
  const server = await startTlsServer(() => ({ json: pageBody(1) }));
  stage.onEnd(server.stop);
  return { handler: () => ({}), access: { baseUrl: server.origin.replace('https', 'http') } };
};

/** Servers that cannot be reached at all, or not safely. */
export const reachFaults: readonly Fault[] = [
  ...['ENOTFOUND', 'EAI_AGAIN', 'ESERVFAIL'].flatMap((code) => [
    unresolved(code, 1),
    unresolved(code, Infinity),
  ]),
  refusing,
  tls('a certificate of an unknown authority', {}, {}, untrusted),
  tls('a certificate that has expired', { cert: certificates.expired }, withCa, untrusted),
  tls('a certificate for another name', { cert: certificates.otherName }, withCa, untrusted),
  tls('a certificate signed by itself', { cert: certificates.selfSigned }, withCa, untrusted),
  // TLS 1.3 asks after the handshake, when a reset may overtake the alert.
  tls(
    'a server that asks for a client certificate',
    { requestCert: true, ca: certificates.ca, maxVersion: 'TLSv1.2' },
    withCa,
    untrusted,
  ),
  tls('a trusted certificate', {}, withCa, { ids: allIds, status: 'complete' }),
  {
    name: 'TLS spoken to a server without it',
    set: (stage) => ({
      handler: () => ({}),
      access: { baseUrl: stage.server.origin.replace('http', 'https') },
    }),
    expected: untrusted,
  },
  {
    name: 'plain HTTP spoken to a server with TLS',
    set: plainOnTls,
    expected: { ids: [], status: 'failed', code: 'CONNECTION_LOST' },
  },
];
