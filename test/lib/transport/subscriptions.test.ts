import type { SendOptions } from '../../../lib/ports/Transport';
import { createGraphQlSocketTransport } from '../../../lib/transport/createGraphQlSocketTransport';
import { createPooledTransport } from '../../../lib/transport/createPooledTransport';
import { startWebSocketServer } from '../../support/startWebSocketServer';
import { createVirtualClock } from '../../support/virtualClock';
import { afterTest, failureOf, serve, until } from './harness';

const result = '{"data":{"n":1}}';

/** Servers that send one event and then nothing more; `left` says that the client has gone. */
const servers = {
  async events() {
    let leave = (): void => {};
    const left = new Promise<void>((resolve) => (leave = resolve));
    const { url } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`event: next\ndata: ${result}\n\n`);
      response.on('close', leave);
    });
    return { url, left };
  },
  async webSocket() {
    const server = await startWebSocketServer((text, send) => {
      if (text.includes('connection_init')) send('{"type":"connection_ack"}');
      else send(`{"id":"1","type":"next","payload":${result}}`);
    });
    afterTest(server.stop);
    return server;
  },
};

const makers = { events: createPooledTransport, webSocket: createGraphQlSocketTransport };

async function open(over: keyof typeof servers, options: Partial<SendOptions>) {
  const { url, left } = await servers[over]();
  const clock = createVirtualClock();
  const now = jest.spyOn(clock, 'now');
  const transport = makers[over]({ clock, proxyForUrl: () => '' });
  afterTest(transport.close);
  const body = '{"query":"subscription { n }"}';
  const response = transport.send(
    { method: 'POST', url, headers: {}, body, stream: {} },
    { deadlines: {}, maxBytes: 1_000, ...options },
  );
  // Sent, answered, and the event: each begins the idle time anew.
  const arrived = () => until(() => now.mock.calls.length >= 3);
  return { clock, response, left, arrived };
}

describe.each(['events', 'webSocket'] as const)('a subscription over %s', (over) => {
  it('keeps what came when the time is up, and leaves', async () => {
    const { clock, response, left, arrived } = await open(over, { deadlines: { totalMs: 60_000 } });
    await arrived();
    await clock.advance(60_000);
    const { body, cut } = await response;
    expect(Buffer.from(body).toString()).toBe(result);
    expect(cut).toEqual({ capped: '60 seconds' });
    await left;
  });

  it('ends with the execution', async () => {
    const stop = new AbortController();
    const { response, left, arrived } = await open(over, { signal: stop.signal });
    await arrived();
    const reason = new Error('stopped');
    stop.abort(reason);
    await expect(response).rejects.toBe(reason);
    await left;
  });

  it('has a limit in bytes', async () => {
    const { response, left } = await open(over, { maxBytes: 10 });
    expect(await failureOf(response)).toMatchObject({ code: 'RESPONSE_TOO_LARGE' });
    await left;
  });
});
