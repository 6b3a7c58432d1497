import { createHash, X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { parseXml } from '../../../lib/vendor/fastXmlParser';
import type { AuthContext } from '../../../lib/auth/AuthScheme';
import { wsSecurity } from '../../../lib/auth/schemes/wsSecurity';
import { authContext } from '../../support/authContext';
import { certificates } from '../../support/localServer';
import { createVirtualClock } from '../../support/virtualClock';
import { failureOf } from '../transport/harness';

const { signer } = certificates;
const now = '2026-03-01T12:00:00.000Z';
const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const soap12 = 'http://www.w3.org/2003/05/soap-envelope';
const body = '<soap:Body><m:Get xmlns:m="urn:m"><id>1 &lt; 2</id></m:Get></soap:Body>';
const envelope = `<?xml version="1.0"?>\n<soap:Envelope xmlns:soap="${soap11}">${body}</soap:Envelope>`;
const user = { username: 'ada', password: 'pa55 & <word>' };
const certificate = { certificate: signer.cert, privateKey: signer.key };

const secure = async (
  secrets: Record<string, string>,
  sent: string | Buffer | undefined = envelope,
  more: Partial<AuthContext> = {},
) => {
  const context = authContext({ clock: createVirtualClock(Date.parse(now)), ...more });
  const request = { method: 'POST', url: 'https://api.test/s', headers: { a: 'b' }, body: sent } as const;
  return wsSecurity.apply(request, { wsSecurity: 'usernameToken', ...secrets }, context);
};
const textOf = async (...given: Parameters<typeof secure>) => String((await secure(...given)).body);
const part = (xml: string, name: string) =>
  new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>(.*?)</(?:\\w+:)?${name}>`, 's').exec(xml)?.[1];

/** The elements that a signature covers, after xml-crypto has verified it. */
function verified(xml: string): string[] {
  const signature = /<ds:Signature .*<\/ds:Signature>/s.exec(xml)![0];
  const check = new SignedXml({ publicCert: signer.cert, idMode: 'wssecurity' });
  check.loadSignature(signature);
  expect(check.checkSignature(xml)).toBe(true);
  return check.getSignedReferences().map((reference) => /^<(?:\w+:)?(\w+)/.exec(reference)![1]!);
}

describe('a user name token', () => {
  it('is put into the header, and the rest stays as it was', async () => {
    const xml = await textOf(user);
    expect(xml).toContain(body);
    expect(
      xml.startsWith(
        `<?xml version="1.0"?>\n<soap:Envelope xmlns:soap="${soap11}"><soap:Header><wsse:Security `,
      ),
    ).toBe(true);
    expect(xml).toContain(' soap:mustUnderstand="1"');
    expect(part(xml, 'Username')).toBe('ada');
    expect(part(xml, 'Password')).toBe('pa55 &amp; &lt;word&gt;');
    expect(xml).toContain(
      '<wsu:Created>2026-03-01T12:00:00.000Z</wsu:Created><wsu:Expires>2026-03-01T12:05:00.000Z',
    );
  });

  it('hashes the password with a nonce and the time, another one each time', async () => {
    const [xml, again] = [
      await textOf({ ...user, passwordType: 'digest' }),
      await textOf({ ...user, passwordType: 'digest' }),
    ];
    const nonce = Buffer.from(part(xml, 'Nonce')!, 'base64');
    const hash = createHash('sha1').update(nonce).update(now).update(user.password).digest('base64');
    expect(part(xml, 'Password')).toBe(hash);
    expect(xml).not.toContain('pa55');
    expect(part(again, 'Nonce')).not.toBe(part(xml, 'Nonce'));
  });

  it.each([
    [
      'a header of its own',
      `<soap:Envelope xmlns:soap="${soap12}"><soap:Header a="/>"><t>1</t></soap:Header>${body}</soap:Envelope>`,
    ],
    ['an empty header', `<soap:Envelope xmlns:soap="${soap12}"><soap:Header/>${body}</soap:Envelope>`],
    ['the default namespace', `<Envelope xmlns="${soap11}"><Body><Header>mine</Header></Body></Envelope>`],
  ])('goes into an envelope with %s', async (_name, given) => {
    const xml = await textOf(user, given);
    const [[, content]] = Object.entries((parseXml(xml) as { value: object }).value) as [[string, object]];
    const names = Object.keys(content).map((name) => name.replace('soap:', ''));
    expect(names.filter((name) => !name.startsWith('@'))).toEqual(['Header', 'Body']);
    expect(JSON.stringify(content)).toMatch(/^.*?Header":\{("@a":"\/>",)?"wsse:Security":/);
    expect(xml).toMatch(/mustUnderstand="1"/);
    if (given.includes('<t>')) expect(xml).toContain('</wsse:Security><t>1</t>');
  });

  it('leaves out what is switched off', async () => {
    const xml = await textOf({ ...user, addTimestamp: 'false', mustUnderstand: 'false' });
    expect(xml).not.toMatch(/Timestamp|mustUnderstand/);
  });

  it('finds the envelope in a message with attachments', async () => {
    const message = Buffer.concat([
      Buffer.from(`--b\r\n\r\n${envelope}\r\n--b\r\n\r\n`),
      Buffer.from([0xff, 0x00, 0xfe]),
    ]);
    const { body: sent } = await secure({ username: 'ädä' }, message);
    expect(Buffer.from(sent as Uint8Array).subarray(-3)).toEqual(Buffer.from([0xff, 0x00, 0xfe]));
    expect(part(String(sent), 'Username')).toBe('ädä');
  });

  it('may be accompanied by HTTP Basic, which the WSDL gets as well', async () => {
    const http = { ...user, httpUser: 'u', httpPassword: 'p' };
    expect((await secure(http)).headers).toEqual({ a: 'b', authorization: 'Basic dTpw' });
    expect(
      await wsSecurity.apply(
        { method: 'GET', url: 'https://api.test/s?wsdl', headers: {} },
        http,
        authContext(),
      ),
    ).toMatchObject({ headers: { authorization: 'Basic dTpw' } });
  });
});

describe('a signature', () => {
  it.each([
    ['PEM', certificate],
    ['PFX', { certificateFormat: 'pfx', pfx: signer.pfx, passphrase: 'pfx-pa55' }],
  ])('covers body and timestamp, by a certificate as %s', async (_name, secrets) => {
    const xml = await textOf({ wsSecurity: 'signature', ...secrets });
    expect(verified(xml)).toEqual(['Body', 'Timestamp']);
    expect(part(xml, 'BinarySecurityToken')).toBe(new X509Certificate(signer.cert).raw.toString('base64'));
    expect(xml).toContain('<wsse:Reference URI="#X509"');
  });

  it('covers the user name as well, and header blocks that are named', async () => {
    const given = envelope.replace(
      '<soap:Body>',
      '<soap:Header><w:To xmlns:w="urn:w">x</w:To></soap:Header><soap:Body>',
    );
    const xml = await textOf({ wsSecurity: 'both', ...user, ...certificate, signedHeaders: 'To' }, given);
    expect(verified(xml)).toEqual(['Body', 'Timestamp', 'UsernameToken', 'To']);
  });

  it.each([
    ['rsa-sha1', 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'],
    ['rsa-sha512', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512'],
  ])('is made with %s', async (signatureAlgorithm, uri) => {
    const xml = await textOf({ wsSecurity: 'signature', ...certificate, signatureAlgorithm });
    expect(xml).toContain(`<ds:SignatureMethod Algorithm="${uri}"/>`);
    expect(verified(xml)).toEqual(['Body', 'Timestamp']);
  });

  it('names the certificate by issuer and serial number', async () => {
    const xml = await textOf({ wsSecurity: 'signature', ...certificate, keyReference: 'issuerSerial' });
    expect(part(xml, 'X509IssuerName')).toBe('CN=Test Signer,O=Test &amp; Sons');
    expect(part(xml, 'X509SerialNumber')).toBe(String(0x4d5e6f));
    expect(verified(xml)).toEqual(['Body', 'Timestamp']);
  });

  it('comes with a warning in the last 30 days of its certificate', async () => {
    const end = Date.parse(new X509Certificate(signer.cert).validTo);
    const warningsWith = async (daysLeft: number) => {
      const warnings: string[] = [];
      const clock = createVirtualClock(end - daysLeft * 86_400_000);
      const warn = (warning: string) => void warnings.push(warning);
      await secure({ wsSecurity: 'signature', ...certificate }, envelope, { clock, warn });
      return warnings;
    };
    expect(await warningsWith(31)).toEqual([]);
    expect(await warningsWith(7)).toEqual([expect.stringContaining('expires in 7 days')]);
  });

  it('does not hold for another body', async () => {
    const xml = await textOf({ wsSecurity: 'signature', ...certificate });
    expect(() => verified(xml.replace('1 &lt; 2', '1 &lt; 3'))).toThrow();
  });

  it.each([
    [
      'an elliptic key',
      { certificate: certificates.client, privateKey: certificates.key },
      'Private Key',
      'is no RSA key',
    ],
    [
      'a header that is not there',
      { ...certificate, signedHeaders: 'To' },
      'Signed Headers',
      'no element "To"',
    ],
    [
      'a wrong passphrase',
      { certificateFormat: 'pfx', pfx: signer.pfx, passphrase: 'x' },
      'Passphrase',
      'does not open',
    ],
  ])('with %s names the field', async (_name, secrets, field, words) => {
    const failure = await failureOf(secure({ wsSecurity: 'signature', ...secrets }));
    expect(failure).toMatchObject({ code: 'INVALID_SETTING', detail: { field } });
    expect(failure.message).toContain(words);
  });
});

it('refuses what is no envelope', async () => {
  const failure = await failureOf(secure(user, '{"not": "soap"}'));
  expect(failure.message).toBe('What is sent is no SOAP envelope, so it cannot be secured');
});
