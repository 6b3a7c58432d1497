import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { checkValidity } from '../../../lib/auth/tls/checkValidity';
import { readTlsOptions } from '../../../lib/auth/tls/readTlsOptions';
import { certificates } from '../../support/localServer';
import { failureOf } from '../transport/harness';

const { ca, client, key, encryptedKey, oldEncryptedKey, pfx, oldPfx } = certificates;
const otherKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const oneLine = (pem: string) => pem.replaceAll('\n', '');
const subjectOf = (cert = '') => new X509Certificate(cert).subject;

describe('a client certificate', () => {
  it.each([
    ['two texts', { certificate: client, privateKey: key }],
    [
      'texts whose line breaks a password field has swallowed',
      { certificate: oneLine(client), privateKey: oneLine(key) },
    ],
    ['line breaks written as \\n', { certificate: client, privateKey: key.replaceAll('\n', '\\n') }],
    ['one text', { certificate: `${key}${client}` }],
    ['a chain that starts with the authority', { certificate: `${ca}${client}`, privateKey: key }],
    ['an encrypted key', { certificate: client, privateKey: encryptedKey, passphrase: 'key-pa55' }],
    [
      'a key encrypted in the way of old',
      { certificate: client, privateKey: oldEncryptedKey, passphrase: 'key-pa55' },
    ],
    [
      'a key encrypted in the way of old, on one line',
      { certificate: client, privateKey: oneLine(oldEncryptedKey), passphrase: 'key-pa55' },
    ],
    ['a PFX file', { certificateFormat: 'pfx', pfx, passphrase: 'pfx-pa55' }],
    ['a PFX file with old ciphers', { certificateFormat: 'pfx', pfx: oldPfx, passphrase: 'pfx-pa55' }],
    [
      'a PFX file as a data URL',
      { certificateFormat: 'pfx', pfx: `data:application/x-pkcs12;base64,${pfx}`, passphrase: 'pfx-pa55' },
    ],
  ])('is read from %s', async (_name, secrets) => {
    const tls = await readTlsOptions(secrets);
    expect(subjectOf(tls.cert)).toBe('CN=Test Client');
    expect(tls.key).toBe(key);
  });

  it('goes with what else the connection has to keep to', async () => {
    const secrets = {
      certificate: client,
      privateKey: key,
      minTlsVersion: 'TLSv1.3',
      serverName: ' api.internal ',
    };
    expect(await readTlsOptions(secrets)).toMatchObject({
      minVersion: 'TLSv1.3',
      serverName: 'api.internal',
    });
  });

  it.each([
    ['no certificate', { certificate: 'MIIB', privateKey: key }, 'Certificate', 'holds no PEM certificate'],
    [
      'a damaged certificate',
      { certificate: client.replace(/\n.{20}/, '\n'), privateKey: key },
      'Certificate',
      'damaged or not complete',
    ],
    [
      'a key that is not PEM',
      { certificate: client, privateKey: 'aGVsbG8=' },
      'Private Key',
      'is not in PEM format',
    ],
    ['no key', { certificate: client }, 'Private Key', 'is empty'],
    [
      'a certificate as key',
      { certificate: client, privateKey: client },
      'Private Key',
      'is a certificate, not a key',
    ],
    [
      'half a key',
      { certificate: client, privateKey: key.replace(/\n.{30}/, '\n') },
      'Private Key',
      'damaged or not complete',
    ],
    [
      'another key',
      { certificate: client, privateKey: otherKey },
      'Private Key',
      'does not belong to its certificate (CN=Test Client)',
    ],
    [
      'no passphrase',
      { certificate: client, privateKey: encryptedKey },
      'Passphrase',
      '"Passphrase" is empty',
    ],
    [
      'a wrong passphrase',
      { certificate: client, privateKey: encryptedKey, passphrase: 'x' },
      'Passphrase',
      'does not open "Private Key"',
    ],
    [
      'a wrong password',
      { certificateFormat: 'pfx', pfx, passphrase: 'x' },
      'Passphrase',
      'does not open the PFX file',
    ],
    [
      'a wrong password of an old file',
      { certificateFormat: 'pfx', pfx: oldPfx, passphrase: '' },
      'Passphrase',
      'does not open the PFX file',
    ],
    [
      'text in place of Base64',
      { certificateFormat: 'pfx', pfx: client },
      'PFX File (Base64)',
      'is not a PFX file in Base64',
    ],
    [
      'half a file',
      { certificateFormat: 'pfx', pfx: pfx.slice(0, 400), passphrase: 'pfx-pa55' },
      'PFX File (Base64)',
      'damaged or not complete',
    ],
  ])('with %s, the error names the field', async (_name, secrets, field, words) => {
    const failure = await failureOf(readTlsOptions(secrets));
    expect(failure).toMatchObject({ code: 'INVALID_SETTING', detail: { field } });
    expect(failure.message).toContain(words);
    const shown = [failure.message, failure.hint, JSON.stringify(failure), String(failure.cause)].join();
    expect(shown).not.toMatch(/pa55|MIGH|PRIVATE KEY-----\n/);
  });
});

describe('how long it lasts', () => {
  const tls = { cert: client, key };
  const day = 86_400_000;
  const end = Date.parse('2123-01-01T00:00:00Z');

  it.each([
    ['nothing is said with 31 days left', 31, undefined],
    ['a warning comes with 29 days left', 29, 'expires in 29 days, on 2123-01-01'],
    ['and with one', 1, 'expires in 1 day, on'],
    ['and on the last day', 0.5, 'expires within a day'],
  ])('%s', (_name, days, words) => {
    const warning = checkValidity(tls, end - days * day);
    if (words === undefined) expect(warning).toBeUndefined();
    else expect(warning).toContain(words);
  });

  it.each([
    ['after its end', end + day, 'has expired on 2123-01-01'],
    ['before its beginning', 0, 'is not valid before 2024-01-01'],
  ])('it is refused %s', (_name, now, words) => {
    expect(() => checkValidity(tls, now)).toThrow(words);
  });
});
