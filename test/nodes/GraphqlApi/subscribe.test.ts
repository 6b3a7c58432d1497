import { type LocalServer, startServer } from '../../support/localServer';
import { runGraphqlApi } from '../../support/runGraphqlApi';
import { dataOf, nodeToken } from '../../support/runRestApi';
import {
  type OnMessage,
  startWebSocketServer,
  type TestWebSocketServer,
} from '../../support/startWebSocketServer';

let server: LocalServer | undefined;
let socket: TestWebSocketServer | undefined;
afterEach(async () => {
  await Promise.all([server?.stop(), socket?.stop()]);
  server = undefined;
  socket = undefined;
});

const form = {
  operation: 'subscribe',
  subscriptionAs: 'document',
  document: 'subscription { ticked { n } }',
};

/** A server that sends these pieces of a stream of events, and ends it unless it is to stay open. */
async function overEvents(pieces: readonly string[], isOpen = false, more: Record<string, unknown> = {}) {
  server = await startServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const piece of pieces) response.write(piece);
    if (!isOpen) response.end();
  });
  return await runGraphqlApi(server, { ...form, over: 'events', ...more });
}

const next = (n: number) => `event: next\ndata: {"data":{"ticked":{"n":${n}}}}\n\n`;

describe('over server-sent events', () => {
  it('makes each event an item, in whatever pieces it comes', async () => {
    const text = `:\n\n${next(1)}event: next\ndata: {"data":\ndata: {"ticked":{"n":9007199254740993}}}\n\nevent: complete\n\n`;
    const { outputs, report } = await overEvents([text.slice(0, 30), text.slice(30)]);
    expect(dataOf(outputs[0])).toEqual([{ n: 1 }, { n: '9007199254740993' }]);
    expect(outputs[0]![0]!.pairedItem).toEqual({ item: 0 });
    expect(report).toMatchObject({ status: 'complete' });
    const [request] = server!.requests;
    expect(request!.headers).toMatchObject({
      accept: expect.stringContaining('text/event-stream'),
      authorization: `Bearer ${nodeToken}`,
    });
    expect(request!.json()).toMatchObject({ query: form.document });
  });

  it('leaves when there are enough, though the server goes on', async () => {
    const { outputs, report } = await overEvents([next(1), next(2), next(3)], true, { maxEvents: 2 });
    expect(dataOf(outputs[0])).toEqual([{ n: 1 }, { n: 2 }]);
    expect(report).toMatchObject({ status: 'capped', reason: 'The limit of 2 messages was reached' });
  });

  it('keeps what came before the connection broke', async () => {
    server = await startServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(next(1), () => setImmediate(() => response.destroy()));
    });
    const { outputs, report } = await runGraphqlApi(server, { ...form, over: 'events' });
    expect(dataOf(outputs[0])).toEqual([{ n: 1 }]);
    expect(report).toMatchObject({ status: 'partial', error: { code: 'CONNECTION_LOST' } });
  });

  it.each([
    ['keep', [{ n: 1 }, { n: 2 }], 'complete'],
    ['split', [{ n: 1 }, { n: 2 }], 'complete'],
    ['fail', [{ n: 1 }], 'partial'],
  ])('takes an event with errors as Partial Data says: %s', async (partialData, items, status) => {
    const failed = 'event: next\ndata: {"data":{"ticked":null},"errors":[{"message":"Late"}]}\n\n';
    const pieces = [next(1), failed.replace('{"ticked":null}', 'null'), next(2)];
    const { outputs, report } = await overEvents(pieces, false, { options: { partialData } });
    expect(dataOf(outputs[0])).toEqual(items);
    expect(report).toMatchObject({ status });
    if (partialData === 'split') expect(outputs[1]).toHaveLength(1);
    if (partialData === 'keep') expect(report!.warnings).toEqual([expect.stringContaining('Late')]);
  });

  it('says so when the server does not offer it', async () => {
    server = await startServer(() => ({ json: { data: { ticked: null } } }));
    const { error } = await runGraphqlApi(server, { ...form, over: 'events' });
    expect(error?.message).toContain('in place of events');
  });
});

/** A server of graphql-transport-ws that answers a subscription with these messages. */
async function overSocket(
  answers: readonly object[],
  more: Record<string, unknown> = {},
  closeCode?: number,
) {
  const onMessage: OnMessage = (text, send, close) => {
    const { type } = JSON.parse(text) as { type: string };
    if (type === 'connection_init') {
      send(JSON.stringify({ type: 'ping' }));
      send(JSON.stringify({ type: 'connection_ack' }));
    }
    if (type !== 'subscribe') return;
    for (const answer of answers) send(JSON.stringify(answer));
    if (closeCode !== undefined) close(closeCode);
  };
  socket = await startWebSocketServer(onMessage);
  return await runGraphqlApi({ ...socket, origin: socket.url } as never, {
    ...form,
    over: 'webSocket',
    ...more,
  });
}

const said = () => socket!.messages.map((text) => JSON.parse(text) as { type: string });
const ticked = (n: number) => ({ id: '1', type: 'next', payload: { data: { ticked: { n } } } });

describe('over a WebSocket', () => {
  it('makes each event an item', async () => {
    const { outputs, report } = await overSocket([ticked(1), ticked(2), { id: '1', type: 'complete' }]);
    expect(dataOf(outputs[0])).toEqual([{ n: 1 }, { n: 2 }]);
    expect(report).toMatchObject({ status: 'complete' });
    expect(socket!.handshakes[0]).toMatchObject({
      authorization: `Bearer ${nodeToken}`,
      'sec-websocket-protocol': 'graphql-transport-ws',
    });
    expect(said().map(({ type }) => type)).toEqual(['connection_init', 'pong', 'subscribe']);
  });

  it('tells the server when there are enough', async () => {
    const options = { connectionPayload: '{"locale":"en"}' };
    const { outputs, report } = await overSocket([ticked(1), ticked(2)], { maxEvents: 1, options });
    expect(dataOf(outputs[0])).toEqual([{ n: 1 }]);
    expect(report).toMatchObject({ status: 'capped' });
    expect(said()[0]).toEqual({ type: 'connection_init', payload: { locale: 'en' } });
  });

  it.each([
    ['an error', [{ id: '1', type: 'error', payload: [{ message: 'No such field' }] }], undefined],
    ['a closing', [], 4403],
  ])('fails by %s', async (_, answers, code) => {
    const { error } = await overSocket(answers, {}, code);
    expect(error?.message).toContain(code === undefined ? 'No such field' : '4403');
  });

  it('keeps what came before an error or a closing', async () => {
    const { outputs, report } = await overSocket([ticked(1)], {}, 1011);
    expect(dataOf(outputs[0])).toEqual([{ n: 1 }]);
    expect(report).toMatchObject({ status: 'partial', error: { code: 'CONNECTION_LOST' } });
  });
});

describe('from the list', () => {
  const text = `type Query { a: Int } type Subscription { ticked(every: Int!, unit: Unit): Tick! }
    enum Unit { S M } type Tick { n: Int! at: Place! } type Place { name: String! }`;
  const list = {
    operation: 'subscribe',
    call: { __rl: true, mode: 'list', value: 'subscription ticked' },
    arguments: { mappingMode: 'defineBelow', value: { every: 5, unit: 'S' } },
    objects: ['at'],
    over: 'events',
    options: { schema: { group: { from: 'text', text } } },
  };

  it('makes the document from the schema', async () => {
    server = await startServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(next(1));
    });
    const { outputs } = await runGraphqlApi(server, list);
    expect(dataOf(outputs[0])).toEqual([{ n: 1 }]);
    expect(server.requests[0]!.json()).toMatchObject({
      query:
        'subscription Ticked($every: Int!, $unit: Unit) { ticked(every: $every, unit: $unit) { n at { name } } }',
      variables: { every: 5, unit: 'S' },
    });
  });

  it.each([
    ['subscription tick', 'The schema has no "subscription tick"'],
    ['query a', 'is a query, not a subscription'],
  ])('refuses "%s"', async (value, message) => {
    server = await startServer(() => ({ status: 500 }));
    const call = { __rl: true, mode: 'name', value };
    const { error } = await runGraphqlApi(server, {
      ...list,
      call,
      arguments: { mappingMode: 'defineBelow', value: null },
    });
    expect(error?.message).toContain(message);
    expect(server.requests).toHaveLength(0);
  });
});

describe('an address that answers something else', () => {
  const at = (url: string) =>
    runGraphqlApi({ origin: url } as never, { ...form, over: 'webSocket', options: {} });

  it('is said to be a web page', async () => {
    server = await startServer(() => ({
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<title>Hello</title>',
    }));
    const { error } = await at(server.origin);
    expect(error?.message).toContain('answered with text/html in place of opening a WebSocket');
    expect(error?.description).toContain('Server-Sent Events');
  });

  it('is known by its status', async () => {
    server = await startServer(() => ({ status: 404, body: 'nothing here' }));
    expect((await at(server.origin)).error?.message).toContain('nothing at this address: nothing here');
  });

  it('does not shake hands as a WebSocket', async () => {
    server = await startServer((_request, response) => {
      response.writeHead(101, { upgrade: 'websocket', connection: 'Upgrade', 'sec-websocket-accept': 'no' });
      response.end();
    });
    const { error } = await at(server.origin);
    expect(error?.message).toContain('does not speak WebSocket at this path');
  });

  it('does not speak the protocol', async () => {
    socket = await startWebSocketServer(
      () => {},
      undefined,
      () => false,
    );
    expect((await at(socket.url)).error?.message).toContain('does not speak graphql-transport-ws');
    await socket.stop();
    socket = await startWebSocketServer((_text, send) => send('hello'));
    expect((await at(socket.url)).error?.message).toContain('no message of graphql-transport-ws');
  });
});

describe('before anything is sent', () => {
  it.each([
    ['{ me { id } }', {}, 'is a query, not a subscription'],
    [form.document, { connectionPayload: '[1]' }, 'is no JSON object'],
  ])('%s %j is refused', async (document, options, message) => {
    server = await startServer(() => ({ status: 500 }));
    const { error } = await runGraphqlApi(server, { ...form, over: 'webSocket', document, options });
    expect(error?.message).toContain(message);
    expect(server.requests).toHaveLength(0);
  });
});
