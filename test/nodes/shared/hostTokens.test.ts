import type { IExecuteFunctions } from 'n8n-workflow';
import { hostTokens } from '../../../nodes/shared/hostTokens';

const type = 'apiIntegrationOAuth2Api';
const tokenData = (value: string) => ({ access_token: value, expires_in: 3600, n8n_expires_at: '1000' });

/** A host with one credential; `helpers` are what its version offers. */
function hostWith(helpers: (store: { data: object }) => object) {
  const store = { data: tokenData('old') as object };
  const context = {
    getCredentials: async () => ({ oauthTokenData: store.data }),
    helpers: helpers(store),
  } as unknown as IExecuteFunctions;
  const credential = { baseUrl: 'https://api.test/v1/', testPath: '/me', oauthTokenData: tokenData('old') };
  return { store, tokens: hostTokens(context, type, credential as never)! };
}

const old = { value: 'old' };

it('reads the token with its time of expiry', () => {
  const { tokens } = hostWith(() => ({}));
  expect(tokens.stored).toEqual({ value: 'old', expiresAt: 1000, lifetimeMs: 3_600_000 });
});

it('is absent where a credential has no tokens', () => {
  expect(hostTokens({} as never, type, { baseUrl: 'https://api.test' })).toBeUndefined();
});

it('takes what another worker has stored meanwhile, and renews nothing', async () => {
  const { store, tokens } = hostWith(() => ({ refreshOAuth2Token: () => Promise.reject(new Error('no')) }));
  store.data = tokenData('newer');
  expect(await tokens.renew(old)).toMatchObject({ value: 'newer' });
});

it('asks the host to renew it', async () => {
  const refreshOAuth2Token = jest.fn(async () => tokenData('renewed'));
  const { tokens } = hostWith(() => ({ refreshOAuth2Token }));
  expect(await tokens.renew(old)).toMatchObject({ value: 'renewed', expiresAt: 1000 });
  expect(refreshOAuth2Token).toHaveBeenCalledWith(type);
});

describe('on an older host', () => {
  it('sends one request through its helper, which renews, and reads the credential again', async () => {
    const asked: unknown[] = [];
    const { tokens } = hostWith((store) => ({
      async httpRequestWithAuthentication(name: string, options: object) {
        asked.push([name, options]);
        store.data = tokenData('renewed');
      },
    }));
    expect(await tokens.renew(old)).toMatchObject({ value: 'renewed' });
    expect(asked).toEqual([[type, { method: 'GET', url: 'https://api.test/v1/me' }]]);
  });

  it('does not mind what else became of that request', async () => {
    const { tokens } = hostWith((store) => ({
      async httpRequestWithAuthentication() {
        store.data = tokenData('renewed');
        throw new Error('404');
      },
    }));
    expect(await tokens.renew(old)).toMatchObject({ value: 'renewed' });
  });

  it('says so when that did not help', async () => {
    const { tokens } = hostWith(() => ({ httpRequestWithAuthentication: async () => undefined }));
    await expect(tokens.renew(old)).rejects.toMatchObject({ code: 'TOKEN_REFUSED' });
  });
});

it.each([
  [
    'a refusal',
    new Error('The credential "A" needs to be reconnected.'),
    'TOKEN_REFUSED',
    'needs to be reconnected',
  ],
  [
    'no connection',
    Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
    'TOKEN_UNAVAILABLE',
    'ECONNREFUSED',
  ],
])('tells %s of the host in its words', async (_name, error, code, words) => {
  const { tokens } = hostWith(() => ({ refreshOAuth2Token: () => Promise.reject(error) }));
  await expect(tokens.renew(old)).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
});
