import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, ClientSSLSecurity, createClientAsync } from 'soap';
import { ordersWsdl } from '../../../examples/demo-service/soap/ordersWsdl';
import { loadSoapDescription } from '../../../lib/protocol/soap/SoapDescription';
import {
  anonymousAccess,
  createEngine,
  createMemoryStateStore,
  createPlan,
  createTransports,
  systemClock,
  systemRandom,
  toSoapSettings,
} from '../../../lib';
import type { BenchCase } from '../BenchCase';
import { median } from '../median';

const calls = 1_000;
const rounds = 3;
const ca = join(__dirname, '../../support/certificates/ca.pem');
const input = { number: '2024-00001' };

export const soapCalls = soapCase(
  'http',
  `${calls} calls one after another, WSDL read before; the engine alone`,
);
export const soapCallsTls = soapCase('https', `the same over TLS`);

function soapCase(scheme: 'http' | 'https', help: string): BenchCase {
  return {
    help,
    workflows: () => [],
    async measure() {
      const { url, stop } = await startSoapServer(scheme);
      try {
        const ours: number[] = [];
        const peer: number[] = [];
        const callOurs = await ourCall(url);
        const callPeer = await peerCall(url);
        for (let round = 0; round <= rounds; round += 1) {
          const [first, second] = await inTurn(callOurs, callPeer);
          // The first round warms up.
          if (round > 0) {
            ours.push(first);
            peer.push(second);
          }
        }
        return {
          '': {
            unit: `ms for ${calls} calls`,
            better: 'lower',
            ours: median(ours),
            peer: median(peer),
            peerName: "soap's own client",
            limit: null,
            limitName: null,
          },
        };
      } finally {
        stop();
      }
    },
  };
}

const slice = 50;

/** The time that all calls of each take, a slice of one and a slice of the other: so what the machine does besides hits both. */
async function inTurn(one: () => Promise<void>, other: () => Promise<void>): Promise<[number, number]> {
  const total: [number, number] = [0, 0];
  for (let done = 0; done < calls; done += slice) {
    total[0] += await timed(one);
    total[1] += await timed(other);
  }
  return total;
}

async function timed(call: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  for (let index = 0; index < slice; index += 1) await call();
  return performance.now() - startedAt;
}

async function ourCall(url: string): Promise<() => Promise<void>> {
  const engine = createEngine({
    clock: systemClock,
    random: systemRandom,
    transport: createTransports(),
    state: createMemoryStateStore(),
  });
  const description = await loadSoapDescription(
    { text: ordersWsdl(url), url },
    { isAllowed: () => false, fetch: async () => '' },
  );
  const { id, endpoint } = description.find('GetOrder');
  const access = { ...anonymousAccess, tls: { ca: readFileSync(ca, 'utf8') } };
  const scope = { binary: { read: () => Promise.reject(new Error('no files')) }, description };
  return async () => {
    const plan = createPlan({
      protocol: 'soap',
      call: toSoapSettings({ operation: id }),
      request: { url: endpoint, method: 'POST', body: { kind: 'json', value: input } },
      recordsAt: '$',
      pagination: { style: 'none' },
    });
    const { outputs, failure } = await engine.run(plan, access, scope);
    if (failure || outputs.length !== 1) throw failure ?? new Error('no answer');
  };
}

async function peerCall(url: string): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'soap-bench-'));
  const file = join(folder, 'orders.wsdl');
  await writeFile(file, ordersWsdl(url));
  const client: Client = await createClientAsync(file);
  await rm(folder, { recursive: true });
  if (url.startsWith('https')) client.setSecurity(new ClientSSLSecurity('', '', readFileSync(ca)));
  const { GetOrderAsync } = client as unknown as { GetOrderAsync(args: object): Promise<unknown[]> };
  return async () => {
    const [result] = await GetOrderAsync.call(client, input);
    if (!result) throw new Error('no answer');
  };
}

async function startSoapServer(scheme: 'http' | 'https'): Promise<{ url: string; stop(): void }> {
  const child = fork(join(__dirname, '../server/soapServer.ts'), { execArgv: ['--import', 'tsx'] });
  const [[http, https]] = (await once(child, 'message')) as [[number, number]];
  return { url: `${scheme}://localhost:${scheme === 'http' ? http : https}`, stop: () => child.disconnect() };
}
