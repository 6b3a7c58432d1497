import { getEventListeners, once } from 'node:events';
import type { LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { createVirtualClock } from '../../support/virtualClock';
import { createTransport, failureOf, send, serve, until } from './harness';

/** A clock that tells how often the transport saw something move. */
function watchedClock() {
  const clock = createVirtualClock();
  return { clock, now: jest.spyOn(clock, 'now') };
}

const silent = () => serve(() => undefined);

describe('the total deadline', () => {
  test('ends a request that is not answered', async () => {
    const server = await silent();
    const clock = createVirtualClock();
    const arrived = server.nextRequest();
    const failure = failureOf(
      send(createTransport({ clock }), `${server.url}/a?key=secret`, {}, { deadlines: { totalMs: 30_000 } }),
    );
    await arrived;
    await clock.advance(29_999);
    expect(clock.pending).toBe(1);
    await clock.advance(1);
    expect((await failure).toJSON()).toMatchObject({
      code: 'TIMEOUT_TOTAL',
      message: 'The request took longer than 30 seconds',
      url: `${server.url}/a`,
    });
  });

  test('includes the time that the egress filter takes', async () => {
    const clock = createVirtualClock();
    const egress = { validateUrl: () => new Promise<void>(() => {}) };
    const failure = failureOf(
      send(createTransport({ clock }), 'http://127.0.0.1:1', {}, { egress, deadlines: { totalMs: 10 } }),
    );
    await clock.advance(10);
    expect((await failure).code).toBe('TIMEOUT_TOTAL');
  });

  test('leaves no sleeper behind', async () => {
    const server = await serve(() => ({ body: 'ok' }));
    const clock = createVirtualClock();
    const deadlines = { connectMs: 1, idleMs: 2, totalMs: 3 };
    await send(createTransport({ clock }), server.url, {}, { deadlines });
    await until(() => clock.pending === 0);
    expect([...clock.sleeps].sort()).toEqual([1, 2, 3]);
  });
});

describe('the idle deadline', () => {
  test('begins with the request and again with every byte', async () => {
    const server = await serve(async (_request, response) => {
      await next();
      response.write('a');
      await next();
      response.write('b');
    });
    const steps: Array<() => void> = [];
    const next = () => new Promise<void>((resolve) => steps.push(resolve));
    const { clock, now } = watchedClock();
    const failure = failureOf(
      send(createTransport({ clock }), server.url, {}, { deadlines: { idleMs: 50 } }),
    );
    for (let bytes = 0; bytes < 2; bytes++) {
      await until(() => steps.length > bytes);
      await clock.advance(40);
      now.mockClear();
      steps[bytes]?.();
      await until(() => now.mock.calls.length > 0);
    }
    await clock.advance(49);
    expect(clock.pending).toBe(1);
    await clock.advance(1);
    expect(await failure).toMatchObject({
      code: 'TIMEOUT_IDLE',
      message: 'The server sent nothing for 50 ms',
    });
    expect(clock.now()).toBe(createVirtualClock().now() + 40 + 40 + 50);
  });

  test('lets an upload take its time', async () => {
    const server = await serve(() => ({ body: 'ok' }));
    const { clock, now } = watchedClock();
    let step = () => {};
    const body = () =>
      Readable.from(
        (async function* () {
          for (let piece = 0; piece < 5; piece++) {
            await new Promise<void>((resolve) => (step = resolve));
            yield `piece ${piece}`;
          }
        })(),
      );
    const sent = send(
      createTransport({ clock }),
      server.url,
      { method: 'POST', body },
      { deadlines: { idleMs: 50 } },
    );
    for (let piece = 0; piece < 5; piece++) {
      await until(() => now.mock.calls.length > 0);
      await clock.advance(40);
      now.mockClear();
      step();
    }
    expect((await sent).status).toBe(200);
  });
});

describe('the connect deadline', () => {
  const neverFound: LookupFunction = () => {};

  test('ends a connection that does not come about', async () => {
    const clock = createVirtualClock();
    const egress = { validateUrl: async () => {}, lookup: neverFound };
    const failure = failureOf(
      send(
        createTransport({ clock }),
        'http://slow.test:8080/x',
        {},
        { egress, deadlines: { connectMs: 5000 } },
      ),
    );
    await until(() => clock.pending === 1);
    await clock.advance(5000);
    expect(await failure).toMatchObject({
      code: 'TIMEOUT_CONNECT',
      message: 'slow.test:8080 did not accept a connection within 5 seconds',
      notProcessed: true,
    });
  });

  test('does not touch what comes after', async () => {
    const server = await silent();
    const clock = createVirtualClock();
    const arrived = server.nextRequest();
    const cancel = new AbortController();
    const sent = send(
      createTransport({ clock }),
      server.url,
      {},
      { deadlines: { connectMs: 50 }, signal: cancel.signal },
    );
    const failed = expect(sent).rejects.toBe('still running');
    await arrived;
    await clock.advance(1000);
    cancel.abort('still running');
    await failed;
  });
});

describe('cancelling', () => {
  const reason = new Error('the user pressed stop');

  test('before anything: nothing is sent', async () => {
    const server = await serve(() => ({ body: 'ok' }));
    const signal = AbortSignal.abort(reason);
    await expect(send(createTransport(), server.url, {}, { signal })).rejects.toBe(reason);
    expect(server.connections).toBe(0);
  });

  test('while connecting: nothing is sent', async () => {
    const server = await serve(() => ({ body: 'ok' }));
    const transport = createTransport();
    const cancel = new AbortController();
    const found = [{ address: '127.0.0.1', family: 4 }];
    let connect: (() => void) | undefined;
    const lookup: LookupFunction = (_hostname, _options, callback) => {
      if (connect) return callback(null, found);
      connect = () => callback(null, found);
      cancel.abort(reason);
    };
    const egress = { validateUrl: async () => {}, lookup };
    const url = `http://name.test:${server.port}`;
    await expect(send(transport, `${url}/first`, {}, { egress, signal: cancel.signal })).rejects.toBe(reason);
    connect?.();
    await until(() => server.connections === 1);
    await send(transport, `${url}/next`, {}, { egress });
    expect(server.requests.map(({ path }) => path)).toEqual(['/next']);
  });

  test('inside the body: the connection ends at once', async () => {
    let closed: Promise<unknown> | undefined;
    const server = await serve((_request, response) => {
      closed = once(response, 'close');
      response.write('the first part');
    });
    const { clock, now } = watchedClock();
    const cancel = new AbortController();
    const deadlines = { totalMs: 1000, idleMs: 1000 };
    const sent = send(createTransport({ clock }), server.url, {}, { deadlines, signal: cancel.signal });
    const failed = expect(sent).rejects.toBe(reason);
    // Moved: the request, the head of the answer, its first part.
    await until(() => now.mock.calls.length >= 4);
    cancel.abort(reason);
    await failed;
    await closed;
    await until(() => clock.pending === 0);
  });

  test('one signal may serve many requests at once, and keeps no trace of them', async () => {
    const server = await serve(() => ({ body: 'ok' }));
    const transport = createTransport();
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 40 }, () => send(transport, server.url, {}, { signal })));
    // From the eleventh listener on Node.js warns of a leak, and notes on the signal that it did.
    const notes = Object.getOwnPropertySymbols(signal).filter(({ description }) =>
      description?.endsWith('Warned'),
    );
    expect(notes.map((note) => (signal as unknown as Record<symbol, unknown>)[note])).not.toContain(true);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
