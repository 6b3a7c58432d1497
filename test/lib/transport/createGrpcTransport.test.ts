import * as grpc from '@grpc/grpc-js';
import { readFileSync } from 'node:fs';
import { constants, createServer, type ServerHttp2Stream } from 'node:http2';
import net, { type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { HttpRequest, SendOptions } from '../../../lib/ports/Transport';
import { fromFrames, toFrames } from '../../../lib/protobuf/frames';
import { parseProto } from '../../../lib/protobuf/parseProto';
import type { JsonValue } from '../../../lib/plan/json';
import { createGrpcTransport, type GrpcTransportOptions } from '../../../lib/transport/createGrpcTransport';
import { probeProto, startProbe } from '../../support/grpc/startProbe';
import { certificates } from '../../support/localServer';
import { createVirtualClock } from '../../support/virtualClock';
import { forgetfulNetwork } from './forgetfulNetwork';
import { afterTest, failureOf, serve, until } from './harness';

/** A server that answers as a test says. */
async function serveRaw(answer: (stream: ServerHttp2Stream) => void): Promise<string> {
  const server = createServer();
  server.on('stream', (stream: ServerHttp2Stream) => {
    stream.on('error', () => undefined);
    answer(stream);
  });
  server.on('session', (session) => afterTest(async () => session.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterTest(async () => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function probe(credentials?: grpc.ServerCredentials) {
  const started = await startProbe(credentials);
  afterTest(started.stop);
  return started;
}

function transport(options: GrpcTransportOptions = {}) {
  const created = createGrpcTransport({ proxyForUrl: () => '', ...options });
  afterTest(created.close);
  return created;
}

const schema = parseProto([{ name: 'probe.proto', text: readFileSync(probeProto, 'utf8') }]);

async function call(
  via: ReturnType<typeof transport>,
  url: string,
  method: string,
  messages: readonly JsonValue[],
  request: Partial<HttpRequest> = {},
  options: Partial<SendOptions> = {},
) {
  const { input, output } = (await schema).method(`probe.v1.Probe/${method}`);
  const body = toFrames(messages.map((message) => input.encode(message)));
  const response = await via.send(
    { method: 'POST', url: `${url}/probe.v1.Probe/${method}`, headers: {}, body, ...request },
    { deadlines: {}, maxBytes: 1024 * 1024, ...options },
  );
  const answers = fromFrames(response.body).map(
    (message) => output.decode(message) as Record<string, JsonValue>,
  );
  return { ...response, answers };
}

describe('the gRPC transport', () => {
  it('makes unary calls', async () => {
    const { url } = await probe();
    const { status, answers, headers } = await call(transport(), url, 'Echo', [
      { name: 'Zoë', bigNumber: '9007199254740993', mood: 'GOOD' },
    ]);
    expect(status).toBe(200);
    expect(answers).toMatchObject([{ name: 'Zoë', bigNumber: '9007199254740993', mood: 'GOOD' }]);
    expect(headers.get('grpc-status')).toBe('0');
  });

  it('sends metadata, text and binary, the deadline, and reads trailers', async () => {
    const { url } = await probe();
    const { answers, headers } = await call(
      transport(),
      url,
      'Metadata',
      [{}],
      { headers: { 'x-tenant': 'a', 'x-trace-bin': Buffer.from([0, 255]).toString('base64') } },
      { deadlines: { totalMs: 5000 } },
    );
    expect(answers[0]!.metadata).toMatchObject({ 'x-tenant': 'a', 'x-trace-bin': '00ff' });
    expect(headers.get('x-cost')).toBe('3');
  });

  it('tells a failure by a status of HTTP, and its own in headers', async () => {
    const { url } = await probe();
    const { status, headers } = await call(transport(), url, 'Fail', [{ code: 5, message: 'Täter?' }]);
    expect(status).toBe(404);
    expect(headers.get('grpc-status')).toBe('5');
    expect(decodeURIComponent(headers.get('grpc-message')!)).toBe('Täter?');
  });

  it('reads a stream to its end', async () => {
    const { url } = await probe();
    const { answers, cut } = await call(transport(), url, 'Count', [{ count: 500 }], { stream: {} });
    expect(answers).toHaveLength(500);
    expect(cut).toBeUndefined();
  });

  it('leaves a stream that never ends, after so many messages or so long', async () => {
    const { url } = await probe();
    const via = transport();
    const many = await call(via, url, 'Count', [{ count: 50, endless: true }], {
      stream: { maxMessages: 10 },
    });
    expect(many).toMatchObject({ cut: { capped: '10 messages' }, status: 200 });
    expect(many.answers).toHaveLength(10);
    const long = await call(via, url, 'Count', [{ count: 5, endless: true }], { stream: { maxMs: 50 } });
    expect(long).toMatchObject({ cut: { capped: '50 ms' } });
    expect(long.answers).toHaveLength(5);
  });

  it('keeps what had come when a stream fails, times out or grows too large', async () => {
    const { url } = await probe();
    const via = transport();
    const failed = await call(via, url, 'Count', [{ count: 3, code: 13 }], { stream: {} });
    expect(failed.answers).toHaveLength(3);
    expect([failed.status, failed.headers.get('grpc-status')]).toEqual([200, '13']);
    const request = { stream: {} };
    const late = await call(via, url, 'Count', [{ count: 3, endless: true }], request, {
      deadlines: { idleMs: 60 },
    });
    expect(late).toMatchObject({ cut: { failed: { code: 'TIMEOUT_IDLE' } } });
    expect(late.answers).toHaveLength(3);
    const large = await call(via, url, 'Count', [{ count: 100 }], request, { maxBytes: 500 });
    expect(large).toMatchObject({ cut: { failed: { code: 'RESPONSE_TOO_LARGE' } } });
  });

  it('sends streams, all at once or in turn', async () => {
    const { url, unanswered } = await probe();
    const via = transport();
    const sum = await call(via, url, 'Sum', [{ value: '1' }, { value: 2 }, { value: '9007199254740993' }]);
    expect(sum.answers).toEqual([{ sum: '9007199254740996', numbers: 3 }]);
    const things = ['a', 'b', 'c'].map((name) => ({ name }));
    const chat = await call(via, url, 'Chat', things, { stream: { inTurn: true } });
    expect(chat.answers.map(({ name }) => name)).toEqual(['re: a', 're: b', 're: c']);
    expect(unanswered).toEqual([1, 1, 1]);
    const failing = [{ name: 'a' }, { name: 'fail' }, { name: 'c' }];
    const broken = await call(via, url, 'Chat', failing, { stream: { inTurn: true } });
    expect(broken.answers.map(({ name }) => name)).toEqual(['re: a']);
    expect(broken.headers.get('grpc-status')).toBe('9');
  });

  it('keeps one connection for all calls', async () => {
    const { url } = await probe();
    const opened = jest.spyOn(net, 'connect');
    const via = transport();
    await Promise.all(Array.from({ length: 20 }, () => call(via, url, 'Echo', [{ name: 'x' }])));
    await call(via, url, 'Echo', [{ name: 'y' }]);
    expect(opened).toHaveBeenCalledTimes(1);
    opened.mockRestore();
  });

  it('opens a new connection when the server has gone and come back', async () => {
    const first = await probe();
    const via = transport();
    await call(via, first.url, 'Echo', [{}]);
    await first.stop();
    await failureOf(call(via, first.url, 'Echo', [{}]));
    const second = await startProbe(undefined, undefined, Number(new URL(first.url).port));
    afterTest(second.stop);
    expect((await call(via, first.url, 'Echo', [{ name: 'again' }])).answers).toMatchObject([
      { name: 'again' },
    ]);
  });

  it('reads compressed messages, and unpacks no more than is allowed', async () => {
    const name = 'x'.repeat(10_000);
    const { output } = (await schema).method('probe.v1.Probe/Echo');
    const url = await serveRaw((stream) => {
      stream.respond(
        { ':status': 200, 'content-type': 'application/grpc', 'grpc-encoding': 'gzip' },
        { waitForTrailers: true },
      );
      stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
      stream.end(toFrames([gzipSync(output.encode({ name }))], true));
    });
    const via = transport();
    const { answers, receivedBytes } = await call(via, url, 'Echo', [{}]);
    expect(answers[0]!.name).toBe(name);
    expect(receivedBytes).toBeLessThan(1000);
    const bomb = await failureOf(call(via, url, 'Echo', [{}], {}, { maxBytes: 5000 }));
    expect(bomb.code).toBe('RESPONSE_TOO_LARGE');
  });

  it('sends again what the server certainly did not look at, and nothing else', async () => {
    let calls = 0;
    const refusing = await serveRaw((stream) => {
      calls += 1;
      stream.close(constants.NGHTTP2_REFUSED_STREAM);
    });
    const refused = await failureOf(call(transport(), refusing, 'Echo', [{}]));
    expect([refused.code, calls]).toEqual(['SERVER_BUSY', 2]);
    calls = 0;
    const breaking = await serveRaw((stream) => {
      calls += 1;
      stream.close(constants.NGHTTP2_INTERNAL_ERROR);
    });
    const broken = await failureOf(call(transport(), breaking, 'Echo', [{}]));
    expect([broken.code, broken.message, calls]).toEqual([
      'CONNECTION_LOST',
      expect.stringContaining('broke the call off (INTERNAL_ERROR)'),
      1,
    ]);
  });

  it('says when a call ends without a status, or with something that is no gRPC', async () => {
    const silent = await serveRaw((stream) => {
      stream.respond({ ':status': 200, 'content-type': 'application/grpc' });
      stream.end();
    });
    expect((await failureOf(call(transport(), silent, 'Echo', [{}]))).message).toContain(
      'ended the call without a status',
    );
    const gateway = await serveRaw((stream) => {
      stream.respond({ ':status': 502, 'content-type': 'text/html' });
      stream.end('<h1>Bad Gateway</h1>');
    });
    const response = await transport().send(
      { method: 'POST', url: `${gateway}/a.B/C`, headers: {}, body: toFrames([Buffer.alloc(0)]) },
      { deadlines: {}, maxBytes: 1000 },
    );
    expect([response.status, Buffer.from(response.body).toString()]).toEqual([502, '<h1>Bad Gateway</h1>']);
  });

  it('gives up at deadlines and when cancelled', async () => {
    const { url } = await probe();
    const via = transport();
    const idle = await failureOf(call(via, url, 'Hang', [{}], {}, { deadlines: { idleMs: 50 } }));
    expect(idle.code).toBe('TIMEOUT_IDLE');
    const total = await failureOf(call(via, url, 'Hang', [{}], {}, { deadlines: { totalMs: 50 } }));
    expect(total.code).toMatch(/TIMEOUT_TOTAL/);
    const controller = new AbortController();
    const cancelled = call(via, url, 'Hang', [{}], {}, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('stop')), 30);
    await expect(cancelled).rejects.toThrow('stop');
  });

  it('leaves a connection on which nobody is there any more, and only such a one', async () => {
    const network = await forgetfulNetwork((await probe()).url);
    const { url } = network;
    const clock = createVirtualClock();
    const via = transport({ clock });
    const hangs = async () => {
      const failure = failureOf(call(via, url, 'Hang', [{}], {}, { deadlines: { idleMs: 50 } }));
      // The idle time begins with the call.
      await until(() => clock.pending > 0);
      await clock.advance(50);
      expect((await failure).code).toBe('TIMEOUT_IDLE');
    };

    await call(via, url, 'Echo', [{}]);
    await hangs();
    // The server has answered the ping by then.
    await call(via, url, 'Echo', [{}]);
    await until(() => clock.pending === 0);
    expect(network.connections).toBe(1);

    network.forget();
    await hangs();
    await clock.advance(5000);
    await call(via, url, 'Echo', [{}]);
    expect(network.connections).toBe(2);
  });

  it('keeps to the TLS options: authority, client certificate, server name', async () => {
    const { server, key, ca, client, otherName } = certificates;
    const pair = (cert: string) => [{ private_key: Buffer.from(key), cert_chain: Buffer.from(cert) }];
    const mutual = await probe(grpc.ServerCredentials.createSsl(Buffer.from(ca), pair(server), true));
    const via = transport();
    const echo = (url: string, tls: SendOptions['tls'], headers = {}) =>
      call(via, url, 'Echo', [{ name: 'x' }], { headers }, { tls });
    expect((await echo(mutual.url, { ca, cert: client, key })).answers).toMatchObject([{ name: 'x' }]);
    expect((await failureOf(echo(mutual.url, { cert: client, key }))).code).toBe('TLS_FAILURE');
    expect((await failureOf(echo(mutual.url, { ca }))).code).toMatch(/TLS_FAILURE|CONNECTION_LOST/);
    const other = await probe(grpc.ServerCredentials.createSsl(null, pair(otherName)));
    expect((await failureOf(echo(other.url, { ca }))).code).toBe('TLS_FAILURE');
    expect((await echo(other.url, { ca, serverName: 'other.test' })).answers).toHaveLength(1);
    expect((await echo(other.url, { ca }, { host: 'other.test' })).answers).toHaveLength(1);
    expect((await echo(other.url, { rejectUnauthorized: false })).answers).toHaveLength(1);
  });

  it('says what is wrong with the server', async () => {
    const via = transport();
    const refused = await failureOf(call(via, 'http://127.0.0.1:1', 'Echo', [{}]));
    expect(refused.code).toBe('CONNECTION_REFUSED');
    const unknown = await failureOf(call(via, 'http://nobody.invalid', 'Echo', [{}]));
    expect(unknown.code).toBe('DNS_FAILURE');
    const web = await serve(() => ({ body: '<h1>Hello</h1>' }));
    const other = await failureOf(call(via, web.url, 'Echo', [{}]));
    expect(other).toMatchObject({ code: 'RPC_REPLY_INVALID' });
    expect(other.message).toContain('does not speak HTTP/2');
    const { url } = await probe();
    const plain = await failureOf(call(via, url.replace('http:', 'https:'), 'Echo', [{}]));
    expect(plain.code).toBe('TLS_FAILURE');
  });
});
