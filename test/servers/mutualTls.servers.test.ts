import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { certificates } from '../support/localServer';
import { runNode, type NodeSetup } from '../support/runNode';
import { dataOf } from '../support/runRestApi';
import { describeServer } from './describeServer';
import { nginxBinary } from './startNginx';
import { type ProgramPlace, startProgram } from './startProgram';
import type { ServerProcess } from './startServerProcess';

const { ca, client, key, encryptedKey, pfx, oldPfx, signer } = certificates;
const authority = { moreSettings: true, caCertificate: ca };

/** Lets nobody in without a certificate of the tests' authority, and says who came. */
async function configuration({ folder, port }: ProgramPlace): Promise<string[]> {
  const files = join(__dirname, '../support/certificates');
  const file = join(folder, 'nginx.conf');
  await writeFile(
    file,
    `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n  ')}
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_certificate ${files}/server.pem;
    ssl_certificate_key ${files}/server.key;
    ssl_client_certificate ${files}/ca.pem;
    ssl_verify_client on;
    default_type application/json;
    location / { return 200 '{"client": "$ssl_client_s_dn", "token": "$http_authorization", "version": "$ssl_protocol"}'; }
  }
}
`,
  );
  return ['-p', folder, '-c', file, '-e', join(folder, 'error.log')];
}

describeServer('nginx with ssl_verify_client on', nginxBinary, () => {
  let nginx: ServerProcess;
  let baseUrl: string;
  beforeAll(async () => {
    nginx = await startProgram(nginxBinary, configuration);
    baseUrl = nginx.url.replace('http:', 'https:');
  });
  afterAll(() => nginx?.stop());

  const run = (parameters: object, ...credentials: Array<{ type: string; data: object }>) =>
    runNode({
      type: 'restApi',
      parameters: {
        operation: 'getOne',
        path: '/',
        options: { retry: { group: { maxAttempts: 1 } } },
        ...parameters,
      } as NodeSetup['parameters'],
      credentials: credentials as NodeSetup['credentials'],
    });
  const alone = { authentication: 'apiIntegrationTlsApi' };
  const tls = (data: object) => ({ type: 'apiIntegrationTlsApi', data: { baseUrl, ...authority, ...data } });

  it.each([
    ['PEM', { certificate: client, privateKey: key }],
    ['PEM with a passphrase', { certificate: client, privateKey: encryptedKey, passphrase: 'key-pa55' }],
    ['PFX', { certificateFormat: 'pfx', pfx, passphrase: 'pfx-pa55' }],
    ['PFX with old ciphers', { certificateFormat: 'pfx', pfx: oldPfx, passphrase: 'pfx-pa55' }],
  ])('takes a certificate as %s', async (_name, data) => {
    const { outputs, error } = await run(alone, tls({ ...data, minTlsVersion: 'TLSv1.3' }));
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ client: 'CN=Test Client', token: '', version: 'TLSv1.3' }]);
  });

  it('takes a certificate together with a token', async () => {
    const token = { type: 'apiIntegrationTokenApi', data: { baseUrl, token: 'T' } };
    const parameters = { authentication: 'apiIntegrationTokenApi', clientCertificate: true };
    const { outputs } = await run(parameters, token, tls({ certificate: client, privateKey: key }));
    expect(dataOf(outputs[0])).toMatchObject([{ client: 'CN=Test Client', token: 'Bearer T' }]);
  });

  it('says that a certificate is missing', async () => {
    const token = { type: 'apiIntegrationTokenApi', data: { baseUrl, token: 'T', ...authority } };
    const { error } = await run({ authentication: 'apiIntegrationTokenApi' }, token);
    expect(JSON.stringify([error!.message, error])).toContain('No required SSL certificate was sent');
  });

  it('refuses the certificate of another authority', async () => {
    const { error } = await run(alone, tls({ certificate: signer.cert, privateKey: signer.key }));
    expect(JSON.stringify([error!.message, error])).toContain('The SSL certificate error');
  });
});
