import type { SendOptions } from '../../../lib/ports/Transport';
import { createWebSocketTransport } from '../../../lib/transport/createWebSocketTransport';
import { type OnMessage, startWebSocketServer } from '../../support/startWebSocketServer';
import { createVirtualClock } from '../../support/virtualClock';
import { forgetfulNetwork } from './forgetfulNetwork';
import { afterTest, failureOf, serve, until } from './harness';

type Call = { id?: number | string; method?: string; params?: unknown };

async function start(onMessage: OnMessage, refuse?: Parameters<typeof startWebSocketServer>[1]) {
  const server = await startWebSocketServer(onMessage, refuse);
  afterTest(server.stop);
  const transport = createWebSocketTransport({ proxyForUrl: () => '' });
  afterTest(transport.close);
  const send = async (
    body: string,
    options: Partial<SendOptions> = {},
    headers: Record<string, string> = {},
    url = server.url,
  ) => {
    const response = await transport.send(
      { method: 'POST', url, headers: { 'content-type': 'application/json', ...headers }, body },
      { deadlines: {}, maxBytes: 100_000, ...options },
    );
    return { status: response.status, text: Buffer.from(response.body).toString() };
  };
  return { server, send };
}

const call = (id: number | string | undefined, method: string, params?: unknown) =>
  JSON.stringify({ jsonrpc: '2.0', id, method, params });
const reply = (id: unknown, result: unknown) => JSON.stringify({ jsonrpc: '2.0', id, result });

/** Answers with the parameters. */
const echo: OnMessage = (text, send) => {
  const { id, params } = JSON.parse(text) as Call;
  if (id !== undefined) send(reply(id, params));
};

describe('JSON-RPC over WebSocket', () => {
  it('shares one connection, and brings replies back in whatever order they come', async () => {
    const held: Array<() => void> = [];
    const { server, send } = await start((text, answer) => {
      held.push(() => echo(text, answer, () => {}));
      if (held.length === 3) for (const release of held.reverse()) release();
    });
    const replies = await Promise.all(['a', 'b', 'c'].map((name) => send(call(1, 'echo', [name]))));
    expect(replies.map(({ text }) => text)).toEqual(
      ['a', 'b', 'c'].map((name) => JSON.stringify({ jsonrpc: '2.0', id: 1, result: [name] })),
    );
    expect(server.handshakes).toHaveLength(1);
  });

  it('keeps ids as texts, and integers of any size', async () => {
    const { send } = await start((text, answer) => answer(text.replace('"params"', '"result"')));
    const body = '{"jsonrpc":"2.0","id":"1","method":"m","params":[12345678901234567890]}';
    expect((await send(body)).text).toBe(
      '{"jsonrpc":"2.0","id":"1","method":"m","result":[12345678901234567890]}',
    );
  });

  it('collects a batch, in one message or several, and passes over what nobody asked for', async () => {
    const { send } = await start((text, answer) => {
      const calls = JSON.parse(text) as Call[];
      answer('not JSON');
      answer(JSON.stringify({ jsonrpc: '2.0', method: 'news' }));
      answer(reply(99, 'stranger'));
      for (const { id } of calls.toReversed()) answer(reply(id, `for ${String(id)}`));
    });
    const { text } = await send(`[${call(1, 'a')},${call(2, 'b')}]`);
    expect(JSON.parse(text)).toEqual([
      { jsonrpc: '2.0', id: 2, result: 'for 2' },
      { jsonrpc: '2.0', id: 1, result: 'for 1' },
    ]);
  });

  it('expects no reply to notifications', async () => {
    const { server, send } = await start(echo);
    expect(await send(call(undefined, 'note'))).toEqual({ status: 204, text: '' });
    await send(call(1, 'echo', 'x'));
    expect(server.messages).toHaveLength(2);
  });

  it('takes an error without an id for the answer to the only call', async () => {
    const error = { jsonrpc: '2.0', id: null, error: { code: -32700, message: 'Parse error' } };
    const { send } = await start((_text, answer) => answer(JSON.stringify(error)));
    expect(JSON.parse((await send(call(1, 'a'))).text)).toEqual(error);
  });

  it('sends headers with the handshake, and a connection for each credential', async () => {
    const { server, send } = await start(echo);
    for (const token of ['one', 'two', 'one'])
      await send(call(1, 'echo', 1), {}, { authorization: `Bearer ${token}` });
    expect(server.handshakes.map(({ authorization }) => authorization)).toEqual(['Bearer one', 'Bearer two']);
  });

  it('gives back what answers in place of the handshake', async () => {
    const { send } = await start(echo, () => 401);
    expect(await send(call(1, 'echo'))).toMatchObject({ status: 401 });
  });

  it('ends calls when the connection ends, and opens a new one for the next', async () => {
    const { server, send } = await start((text, answer, close) =>
      text.includes('bye') ? close(1001) : echo(text, answer, close),
    );
    const failure = await failureOf(send(call(1, 'bye')));
    expect(failure).toMatchObject({
      code: 'CONNECTION_LOST',
      message: 'The server closed the WebSocket before the reply arrived (1001)',
    });
    expect((await send(call(1, 'echo', 5))).text).toContain('5');
    expect(server.handshakes).toHaveLength(2);
  });

  it('gives up at deadlines and when cancelled; the connection stays for others', async () => {
    const { server, send } = await start((text, answer, close) =>
      text.includes('hang') ? undefined : echo(text, answer, close),
    );
    expect((await failureOf(send(call(1, 'hang'), { deadlines: { idleMs: 30 } }))).code).toBe('TIMEOUT_IDLE');
    expect((await failureOf(send(call(1, 'hang'), { deadlines: { totalMs: 30 } }))).code).toBe(
      'TIMEOUT_TOTAL',
    );
    const controller = new AbortController();
    const cancelled = send(call(1, 'hang'), { signal: controller.signal });
    setImmediate(() => controller.abort(new Error('stop')));
    await expect(cancelled).rejects.toThrow('stop');
    await send(call(1, 'echo', 1));
    expect(server.handshakes).toHaveLength(1);
  });

  it('leaves a connection on which nobody is there any more', async () => {
    const { server } = await start((text, answer, close) =>
      text.includes('hang') ? undefined : echo(text, answer, close),
    );
    const network = await forgetfulNetwork(server.url);
    const clock = createVirtualClock();
    const transport = createWebSocketTransport({ clock, proxyForUrl: () => '' });
    afterTest(transport.close);
    const send = (method: string, deadlines: SendOptions['deadlines'] = {}) =>
      transport.send(
        { method: 'POST', url: network.url, headers: {}, body: call(1, method, 5) },
        { deadlines, maxBytes: 1000 },
      );
    const hangs = async () => {
      const failure = failureOf(send('hang', { idleMs: 50 }));
      // The idle time begins with the call.
      await until(() => clock.pending > 0);
      await clock.advance(50);
      expect((await failure).code).toBe('TIMEOUT_IDLE');
    };
    await send('echo');
    await hangs();
    // The server has answered the ping by then.
    await until(() => clock.pending === 0);
    await send('echo');
    expect(network.connections).toBe(1);

    network.forget();
    await hangs();
    await clock.advance(5000);
    await send('echo');
    expect(network.connections).toBe(2);
  });

  it('says what is wrong with the server', async () => {
    const { send } = await start(echo);
    expect((await failureOf(send(call(1, 'a'), {}, {}, 'http://127.0.0.1:1'))).code).toBe(
      'CONNECTION_REFUSED',
    );
    const large = await failureOf(send(call(1, 'echo', 'x'.repeat(2000)), { maxBytes: 1000 }));
    expect(large.code).toBe('RESPONSE_TOO_LARGE');
    const web = await serve(() => ({ body: 'hello' }));
    expect(await send(call(1, 'a'), {}, {}, web.url)).toMatchObject({ status: 200, text: 'hello' });
  });
});
