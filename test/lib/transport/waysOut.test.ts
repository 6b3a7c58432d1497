import type { LookupFunction } from 'node:net';
import type { HttpRequest, KeepingTransport, SendOptions } from '../../../lib/ports/Transport';
import { toFrames } from '../../../lib/protobuf/frames';
import { createGraphQlSocketTransport } from '../../../lib/transport/createGraphQlSocketTransport';
import { createGrpcTransport } from '../../../lib/transport/createGrpcTransport';
import { createWebSocketTransport } from '../../../lib/transport/createWebSocketTransport';
import { startProbe } from '../../support/grpc/startProbe';
import { startWebSocketServer } from '../../support/startWebSocketServer';
import { afterTest, failureOf } from './harness';
import { startProxy } from './startProxy';

type Create = (options: { proxyForUrl: () => string }) => KeepingTransport;

interface Way {
  readonly create: Create;
  /** Starts a server for it; the request is one that it answers. */
  start(): Promise<{ request: Pick<HttpRequest, 'url' | 'body' | 'stream'> }>;
}

/** Replies to JSON-RPC, and to the messages of graphql-transport-ws. */
async function startSocket(body: string) {
  const server = await startWebSocketServer((text, send) => {
    const { id, type } = JSON.parse(text) as { id?: unknown; type?: string };
    if (type === undefined) send(JSON.stringify({ jsonrpc: '2.0', id, result: 'done' }));
    if (type === 'connection_init') send('{"type":"connection_ack"}');
    if (type === 'subscribe') send(JSON.stringify({ id, type: 'complete' }));
  });
  afterTest(server.stop);
  return { request: { url: server.url, body } };
}

const ways: Record<string, Way> = {
  gRPC: {
    create: createGrpcTransport,
    async start() {
      const { url, stop } = await startProbe();
      afterTest(stop);
      return { request: { url: `${url}/probe.v1.Probe/Echo`, body: toFrames([new Uint8Array()]) } };
    },
  },
  WebSocket: {
    create: createWebSocketTransport,
    start: () => startSocket('{"jsonrpc":"2.0","id":1,"method":"m"}'),
  },
  'GraphQL over WebSocket': {
    create: createGraphQlSocketTransport,
    start: () => startSocket('{"query":"subscription { a }"}'),
  },
};

const refusal = new Error('The request was blocked because it resolves to a restricted IP address');
const allow = async () => {};

describe.each(Object.entries(ways))('%s', (_, { create, start }) => {
  async function sender(proxyForUrl: () => string = () => '') {
    const { request } = await start();
    const transport = create({ proxyForUrl });
    afterTest(transport.close);
    const send = (options: Partial<SendOptions> = {}, url = request.url) =>
      transport.send(
        { method: 'POST', headers: {}, ...request, url },
        { deadlines: { totalMs: 20_000 }, maxBytes: 100_000, ...options },
      );
    return { send, url: request.url };
  }

  it('goes through a proxy, by a tunnel', async () => {
    const proxy = await startProxy({ login: 'ada:secret' });
    const { send, url } = await sender(() => proxy.url);
    expect((await send()).status).toBe(200);
    expect(proxy.asked).toEqual([`CONNECT ${new URL(url).host}`]);
  });

  it('says so when the proxy refuses, or is of a kind that is not supported', async () => {
    const proxy = await startProxy({ refuse: 403 });
    const refused = await failureOf((await sender(() => proxy.url)).send());
    expect(refused).toMatchObject({ code: 'PROXY_FAILURE' });
    const locked = await startProxy({ login: 'ada:secret' });
    const unknown = await failureOf((await sender(() => `http://${locked.host}`)).send());
    expect(unknown).toMatchObject({ code: 'PROXY_FAILURE' });
    const socks = await failureOf((await sender(() => 'socks5://127.0.0.1:1080')).send());
    expect(socks.message).toContain('socks5:// are not supported');
  });

  it('asks the egress filter before each request, on kept connections too', async () => {
    const { send, url } = await sender();
    const validateUrl = jest.fn(allow);
    await send({ egress: { validateUrl } });
    expect(validateUrl).toHaveBeenCalledWith(new URL(url).href);
    const blocked = await failureOf(send({ egress: { validateUrl: () => Promise.reject(refusal) } }));
    expect(blocked).toMatchObject({ code: 'EGRESS_BLOCKED', message: refusal.message });
  });

  it('resolves names by the lookup of the egress filter, which may refuse', async () => {
    const { send, url } = await sender();
    const named = url.replace('127.0.0.1', 'inside.test');
    const lookup: LookupFunction = (_hostname, options, callback) =>
      options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);
    expect((await send({ egress: { validateUrl: allow, lookup } }, named)).status).toBe(200);
    const refusing: LookupFunction = (_hostname, _options, callback) => callback(refusal, []);
    const blocked = await failureOf(send({ egress: { validateUrl: allow, lookup: refusing } }, named));
    expect(blocked).toMatchObject({ code: 'EGRESS_BLOCKED' });
  });
});
