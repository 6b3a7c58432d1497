import { installServers } from '../servers/installServers';
import { oidcSecret, type OidcProvider, startOidcProvider } from '../servers/startOidcProvider';
import { Editor } from './Editor';
import { hostUnderTest } from './hostUnderTest';
import { userOAuth2Workflow } from './testWorkflows';
import { until } from './until';

const { n8n } = hostUnderTest();
let provider: OidcProvider;
let editor: Editor;

beforeAll(async () => {
  await installServers((line) => void process.stderr.write(`${line}\n`));
  const redirectUri = `${n8n.url}/rest/oauth2-credential/callback`;
  provider = await startOidcProvider({ redirectUri });
  await n8n.importCredentials([
    {
      id: 'userOAuth2',
      name: 'Signed In',
      type: 'apiIntegrationOAuth2Api',
      data: {
        baseUrl: provider.url,
        authorizationUrl: `${provider.url}/auth`,
        tokenUrl: `${provider.url}/token`,
        appId: 'app',
        appSecret: oidcSecret,
        scopes: 'openid offline_access api:read',
        moreSettings: true,
        consentParameters: 'prompt=consent',
        testPath: '/api/me',
      },
    },
    {
      id: 'machineOAuth2',
      name: 'Robot',
      type: 'apiIntegrationMachineOAuth2Api',
      data: {
        baseUrl: provider.url,
        tokenUrl: `${provider.url}/token`,
        clientId: 'basic-robot',
        clientSecret: oidcSecret,
        scope: 'api:read',
        testPath: '/api/me',
      },
    },
  ]);
  await n8n.importWorkflows([userOAuth2Workflow]);
  editor = await Editor.open(n8n);
});

afterAll(async () => {
  await editor?.close();
  await provider?.stop();
});

const whoAmI = async () => (await n8n.webhook('who-am-i')).json();
const ada = expect.objectContaining({ account: 'ada' }) as object;

test('a person consents once, and from then on the token is renewed, however it ends', async () => {
  await editor.openWorkflow(userOAuth2Workflow.id!);
  await editor.openNode('Who Am I');
  await editor.openCredential();
  await editor.connectAccount(async (page) => {
    await page.locator('input[name="login"]').fill('ada');
    await page.locator('input[name="password"]').fill('any');
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
  });
  await editor.closeCredential();
  expect(await provider.counts()).toMatchObject({ granted: 1, refreshed: 0 });

  await n8n.publish(userOAuth2Workflow.id!);
  expect(await whoAmI()).toEqual([ada, ada, ada]);
  expect(await provider.counts()).toMatchObject({ refreshed: 0, unauthorized: 0 });

  // Refused before its time: one renewal for all three items.
  await provider.setLifetime(1);
  await provider.expireTokens();
  expect(await whoAmI()).toEqual([ada, ada, ada]);
  const { refreshed, unauthorized } = await provider.counts();
  expect(refreshed).toBe(1);
  expect(unauthorized).toBeGreaterThan(0);

  // Expired by the clock: renewed before anything is refused.
  const expired = Date.now() + 1_000;
  await until('the token to expire', 5_000, async () => Date.now() > expired);
  await provider.setLifetime(3600);
  expect(await whoAmI()).toEqual([ada, ada, ada]);
  expect(await provider.counts()).toMatchObject({ refreshed: 2, unauthorized, refused: 0, revoked: 0 });
});

test('the connection test of a machine gets a token, or says which field is wrong', async () => {
  await editor.newWorkflow();
  await editor.addNode('REST API', 'Get many records');
  await editor.chooseOption('authentication', 'Machine OAuth2');
  await editor.chooseCredential('Robot');
  await editor.openCredential();
  expect(await editor.testCredential()).toMatchObject({ ok: true });
  await editor.setCredentialField('clientSecret', 'wrong');
  expect(await editor.testCredential()).toEqual({
    ok: false,
    message: expect.stringMatching(/invalid_client.*Check "Client ID" and "Client Secret"/) as string,
  });
  await editor.closeCredential();
});
