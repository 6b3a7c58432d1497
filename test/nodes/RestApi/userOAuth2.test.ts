import { type LocalServer, startServer } from '../../support/localServer';
import { runNode } from '../../support/runNode';
import { dataOf, items } from '../../support/runRestApi';

/** An authorization server that rotates refresh tokens, and revokes everything when an old one comes back. */
function rotating() {
  const state = { access: 'access-0-5ecret', refresh: 'refresh-0-5ecret', refreshed: 0, isRevoked: false };
  const token = (form: URLSearchParams) => {
    if (form.get('refresh_token') !== state.refresh || state.isRevoked) {
      state.isRevoked = true;
      return { status: 400, json: { error: 'invalid_grant', error_description: 'revoked' } };
    }
    state.refreshed += 1;
    state.access = `access-${state.refreshed}-5ecret`;
    state.refresh = `refresh-${state.refreshed}-5ecret`;
    return {
      json: {
        access_token: state.access,
        refresh_token: state.refresh,
        token_type: 'Bearer',
        expires_in: 3600,
      },
    };
  };
  return { state, token };
}

let server: LocalServer;
afterEach(() => server.stop());

async function start() {
  const { state, token } = rotating();
  server = await startServer((request) => {
    if (request.path === '/token') return token(new URLSearchParams(request.text()));
    const isIn = !state.isRevoked && request.headers.authorization === `Bearer ${state.access}`;
    return isIn ? { json: { path: request.path } } : { status: 401, json: { message: 'expired' } };
  });
  const data = {
    baseUrl: server.origin,
    authorizationUrl: `${server.origin}/authorize`,
    tokenUrl: `${server.origin}/token`,
    appId: 'app',
    appSecret: 'app-5ecret',
    secretPlacement: 'header',
    oauthTokenData: {
      access_token: state.access,
      refresh_token: state.refresh,
      token_type: 'Bearer',
      expires_in: 3600,
      n8n_expires_at: String(Date.now() + 3_600_000),
    },
  };
  const run = (ids: readonly number[]) =>
    runNode({
      type: 'restApi',
      parameters: {
        authentication: 'apiIntegrationOAuth2Api',
        operation: 'getOne',
        path: '=/users/{{ $json.id }}',
        options: { itemsInParallel: 10 },
      },
      credential: { type: 'apiIntegrationOAuth2Api', data: data as never },
      input: items(...ids.map((id) => ({ id }))),
    });
  return { state, data, run };
}

describe("a user's token, on n8n's own engine", () => {
  it('is renewed by n8n once, its new refresh token saved, and nothing else sent again', async () => {
    const { state, data, run } = await start();
    const ids = Array.from({ length: 20 }, (_, id) => id);
    for (const round of [1, 2, 3]) {
      state.access = 'expired at the server';
      const { outputs, error } = await run(ids);
      expect(error).toBeUndefined();
      expect(dataOf(outputs[0])).toEqual(ids.map((id) => ({ path: `/users/${id}` })));
      expect(state).toMatchObject({ refreshed: round, isRevoked: false });
      expect(data.oauthTokenData).toMatchObject({ refresh_token: state.refresh });
    }
  });

  it('is renewed before it expires', async () => {
    const { state, data, run } = await start();
    data.oauthTokenData.n8n_expires_at = String(Date.now() + 30_000);
    expect((await run([1, 2])).error).toBeUndefined();
    expect(state.refreshed).toBe(1);
    expect(server.requests.filter(({ path }) => path !== '/token')).toHaveLength(2);
  });

  it('that cannot be renewed is said to need its person, without a secret', async () => {
    const { state, run } = await start();
    state.isRevoked = true;
    const { error } = await run([1]);
    expect(error).toMatchObject({ message: expect.stringContaining('n8n could not renew the access token') });
    expect(error!.description).toContain('connect it again');
    expect(JSON.stringify([error, error!.description])).not.toContain('5ecret');
  });

  it('is missing until someone connects the credential', async () => {
    const { data, run } = await start();
    Object.assign(data, { oauthTokenData: undefined });
    expect((await run([1])).error).toMatchObject({ message: expect.stringContaining('not connected yet') });
    expect(server.requests).toEqual([]);
  });
});
