import { readWithSession } from '../../../support/sessionApi';
import { startTestEngine, type TestEngine } from '../../../support/testEngine';

let engine: TestEngine;
afterEach(() => engine.stop());

describe('a refused request that names the session', () => {
  const handshake = {
    sessionFrom: 'handshake',
    handshakeStatus: '409',
    handshakeHeader: 'X-Transmission-Session-Id',
  };

  it('is sent again with it, and so are the others', async () => {
    let id = 'first-1';
    engine = await startTestEngine(({ headers }) =>
      headers['x-transmission-session-id'] === id
        ? { json: { id: 1 } }
        : { status: 409, headers: { 'x-transmission-session-id': id }, body: '<h1>409</h1>' },
    );
    await readWithSession(engine, '/rpc', handshake);
    await readWithSession(engine, '/rpc', handshake);
    id = 'second-2';
    expect((await readWithSession(engine, '/rpc', handshake)).failure).toBeUndefined();
    expect(engine.server.requests.map(({ headers }) => headers['x-transmission-session-id'])).toEqual([
      undefined,
      'first-1',
      'first-1',
      'first-1',
      'second-2',
    ]);
    expect(engine.server.requests[0]!.headers.authorization).toMatch(/^Basic /);
  });

  it('any other conflict is a conflict', async () => {
    engine = await startTestEngine(() => ({ status: 409, json: { message: 'taken' } }));
    expect((await readWithSession(engine, '/rpc', handshake)).failure).toMatchObject({ code: 'CONFLICT' });
    expect(engine.server.requests).toHaveLength(1);
  });
});
