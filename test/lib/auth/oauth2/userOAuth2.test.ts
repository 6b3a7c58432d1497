import { ApiError } from '../../../../lib/errors/ApiError';
import type { Access } from '../../../../lib/plan/Access';
import type { AccessToken, TokenSource } from '../../../../lib/ports/TokenSource';
import { jsonOf, startTestEngine, type TestEngine } from '../../../support/testEngine';

/** An API that takes the newest token, and a host that keeps and renews it. */
interface Setup {
  /** The token that the API takes. */
  valid: string;
  /** What the host has stored. */
  stored: AccessToken | undefined;
  renewals: number;
  renew: TokenSource['renew'];
}

let engine: TestEngine;
afterEach(() => engine?.stop());

async function start(): Promise<Setup> {
  const setup: Setup = {
    valid: 'user-0-5ecret',
    stored: { value: 'user-0-5ecret' },
    renewals: 0,
    async renew(stale) {
      if (setup.stored && setup.stored.value !== stale.value) return setup.stored;
      setup.renewals += 1;
      setup.valid = `user-${setup.renewals}-5ecret`;
      return (setup.stored = {
        value: setup.valid,
        expiresAt: engine.clock.now() + 3_600_000,
        lifetimeMs: 3_600_000,
      });
    },
  };
  engine = await startTestEngine(({ headers, path }) =>
    headers.authorization === `Bearer ${setup.valid}`
      ? { json: { path } }
      : { status: 401, json: { message: 'expired' } },
  );
  return setup;
}

/** As a node reads the credential at the beginning of an execution. */
function readAccess({ stored, renew }: Setup): Partial<Access> {
  return {
    credential: { type: 'user', id: '1' },
    scheme: 'userOAuth2',
    secrets: {
      authorizationUrl: 'https://login.test/authorize',
      tokenUrl: 'https://login.test/token',
      appId: 'app',
      tokenPrefix: 'Bearer',
    },
    tokens: { stored, readAt: engine.clock.now(), renew },
  };
}

const get = (access: Partial<Access>, url = '/me') =>
  engine.run({ request: { url }, retry: { maxAttempts: 1 } }, access);

it('sends the token that the host keeps', async () => {
  const setup = await start();
  expect(jsonOf(await get(readAccess(setup)))).toEqual([{ path: '/me' }]);
  expect(setup.renewals).toBe(0);
});

it('has it renewed before it expires, and nothing is refused', async () => {
  const setup = await start();
  setup.stored = { value: 'user-0-5ecret', expiresAt: engine.clock.now() + 59_000, lifetimeMs: 3_600_000 };
  expect((await get(readAccess(setup))).failure).toBeUndefined();
  expect(setup.renewals).toBe(1);
  expect(engine.server.requests).toHaveLength(1);
});

it('has it renewed once for 1,000 requests that were refused', async () => {
  const setup = await start();
  setup.valid = 'revoked';
  const access = readAccess(setup);
  const results = await Promise.all(Array.from({ length: 1000 }, (_, id) => get(access, `/users/${id}`)));
  expect(results.filter(({ failure }) => failure)).toEqual([]);
  expect(setup.renewals).toBe(1);
});

it('knows what another execution has had renewed, though it has read the credential before', async () => {
  const setup = await start();
  const [early, late] = [readAccess(setup), readAccess(setup)];
  setup.valid = 'revoked';
  await get(early);
  expect((await get(late)).failure).toBeUndefined();
  expect(setup.renewals).toBe(1);
  expect(engine.server.requests).toHaveLength(3);
});

it('takes what the user has connected anew', async () => {
  const setup = await start();
  await get(readAccess(setup));
  await engine.clock.advance(1000);
  setup.valid = 'anew-5ecret';
  setup.stored = { value: 'anew-5ecret' };
  expect((await get(readAccess(setup))).failure).toBeUndefined();
  expect(setup.renewals).toBe(0);
  expect(engine.server.requests).toHaveLength(2);
});

it('never answers one user from the cache of another who has connected the same credential', async () => {
  const setup = await start();
  const read = () =>
    engine.run(
      { request: { url: '/me' }, cache: { mode: 'memory', keepAtLeastMs: 60_000 } },
      readAccess(setup),
    );
  await read();
  await read();
  expect(engine.server.requests).toHaveLength(1);
  await engine.clock.advance(1000);
  setup.stored = { value: (setup.valid = 'other-user-5ecret') };
  await read();
  expect(engine.server.requests).toHaveLength(2);
});

it('says that nobody has connected it', async () => {
  const setup = await start();
  setup.stored = undefined;
  const { failure } = await get(readAccess(setup));
  expect(failure).toMatchObject({ code: 'TOKEN_REFUSED' });
  expect(failure!.hint).toMatch(/press "Connect"/);
  expect(engine.server.requests).toEqual([]);
});

it('fails with what the host says when it cannot be renewed', async () => {
  const setup = await start();
  setup.valid = 'revoked';
  setup.renew = () => Promise.reject(new ApiError('TOKEN_REFUSED', { subject: 'revoked by the user' }));
  expect((await get(readAccess(setup))).failure).toMatchObject({
    code: 'TOKEN_REFUSED',
    message: 'revoked by the user',
  });
  expect(engine.server.requests).toHaveLength(1);
});

it('is in no report and no failure', async () => {
  const setup = await start();
  setup.valid = 'revoked';
  setup.renew = async () => ({ value: 'useless-5ecret' });
  const { report, failure } = await get(readAccess(setup));
  expect(failure).toMatchObject({ code: 'AUTHENTICATION_FAILED' });
  expect(JSON.stringify([report, failure])).not.toContain('5ecret');
});
