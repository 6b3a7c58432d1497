import type { Owner } from './N8n';
import { until } from './until';

/** Creates the owner's account, unless this n8n has an owner already. */
export async function setUpOwner(url: string, owner: Owner): Promise<void> {
  // Right after the start n8n may still be busy with its database.
  await until("n8n to create the owner's account", 30_000, async () => {
    const { status, ok } = await post(`${url}/rest/owner/setup`, {
      ...owner,
      firstName: 'Demo',
      lastName: 'Owner',
    });
    return ok || status === 400;
  });
}

/** Signs in. Gives the cookie, `name=value`. */
export async function signIn(url: string, owner: Owner): Promise<string> {
  const response = await post(`${url}/rest/login`, {
    emailOrLdapLoginId: owner.email,
    password: owner.password,
  });
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith('n8n-auth='));
  if (!cookie) throw new Error(`Sign-in to n8n failed: ${response.status} ${await response.text()}`);
  return cookie.split(';')[0] ?? '';
}

async function post(url: string, body: object): Promise<Response> {
  return await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
