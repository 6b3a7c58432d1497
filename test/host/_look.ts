import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './buildIfStale';
import { Editor } from './Editor';
import { installN8n } from './installN8n';
import { launchN8n } from './launchN8n';
import { packPackage } from './packPackage';

const log = (line: string) => console.log(line);
async function main() {
  await buildIfStale(log);
  const install = await installN8n(log);
  const packed = await mkdtemp(join(tmpdir(), 'n8n-package-'));
  const kinds = { Session: 'restApi', Tls: 'restApi', WsSecurity: 'soapApi', Key: 'restApi', Token: 'restApi' };
  const credentials = Object.keys(kinds).map((k) => ({ id: `cred${k}`, name: `My ${k}`, type: `apiIntegration${k}Api`, data: { baseUrl: 'http://127.0.0.1:1/x', moreSettings: k === 'WsSecurity' || k === 'Session', ...(k === 'WsSecurity' && { wsSecurity: 'both' }) } }));
  const nodes = Object.entries(kinds).map(([k, type], i) => ({ id: `n${i}`, name: k, type: `n8n-nodes-api-integration.${type}`, typeVersion: 1, position: [200 + 200 * i, 0], parameters: { authentication: `apiIntegration${k}Api`, clientCertificate: k === 'Token' ? true : undefined }, credentials: { [`apiIntegration${k}Api`]: { id: `cred${k}`, name: `My ${k}` }, ...(k === 'Token' && { apiIntegrationTlsApi: { id: 'credTls', name: 'My Tls' } }) } }));
  const workflows = [{ id: 'look000000000001', name: 'Look', nodes: [{ id: 't', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} }, ...nodes], connections: {}, settings: {}, active: false }];
  const launched = await launchN8n({ install, package: await packPackage(packed), credentials, workflows } as never);
  const editor = await Editor.open(launched.n8n);
  try {
    await editor.openWorkflow('look000000000001');
    for (const k of Object.keys(kinds)) {
      await editor.openNode(k);
      await editor.dismissMessages();
      await editor.screenshot(`/tmp/shots-c/node-${k}.png`);
      if (k === 'Token') {
        await (editor as never as { page: { getByText(t: string, o: object): { first(): { click(): Promise<void> } } } }).page.getByText('Settings', { exact: true }).first().click();
        await editor.screenshot(`/tmp/shots-c/settings-${k}.png`);
      } else {
        await editor.openCredential();
        await editor.screenshot(`/tmp/shots-c/cred-${k}.png`);
        const page = (editor as never as { page: { mouse: { move(x: number, y: number): Promise<void>; wheel(x: number, y: number): Promise<void> }; waitForTimeout(ms: number): Promise<void> } }).page;
        await page.mouse.move(750, 600);
        for (const n of [1, 2]) {
          await page.mouse.wheel(0, 650);
          await page.waitForTimeout(300);
          await editor.screenshot(`/tmp/shots-c/cred-${k}-${n}.png`);
        }
        await editor.closeCredential();
      }
      await editor.closeForm();
    }
  } finally {
    await editor.close();
    await launched.stop();
  }
}
main().then(() => process.exit(0), (e) => { console.error(e); process.exit(1); });
