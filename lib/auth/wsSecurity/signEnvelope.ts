import { X509Certificate } from 'node:crypto';
import type { Secrets } from '../AuthScheme';
import { escapeXml } from '../escapeXml';
import type { Identity } from '../tls/Identity';
import { wss } from './namespaces';

const signatures: Readonly<Record<string, { signature: string; digest: string }>> = {
  'rsa-sha256': {
    signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
  },
  'rsa-sha512': {
    signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
    digest: 'http://www.w3.org/2001/04/xmlenc#sha512',
  },
  'rsa-sha1': {
    signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
    digest: 'http://www.w3.org/2000/09/xmldsig#sha1',
  },
};

const header = "/*[local-name(.)='Envelope']/*[local-name(.)='Header']";
const security = `${header}/*[local-name(.)='Security' and namespace-uri(.)='${wss.wsse}']`;

/** The element by which the signature names its certificate; '' when it names it in another way. */
export function securityToken({ cert }: Identity, { keyReference }: Secrets): string {
  if (keyReference === 'issuerSerial') return '';
  const der = new X509Certificate(cert).raw.toString('base64');
  return `<wsse:BinarySecurityToken EncodingType="${wss.base64}" ValueType="${wss.x509}" wsu:Id="X509">${der}</wsse:BinarySecurityToken>`;
}

/**
 * Signs the body, what the security header holds, and the header blocks that the credential names (X.509 Token
 * Profile 1.1). The envelope has its security header already.
 */
export async function signEnvelope(envelope: string, identity: Identity, secrets: Secrets): Promise<string> {
  const { signXml } = await import('../../vendor/xmlCrypto');
  const algorithm = signatures[secrets.signatureAlgorithm ?? ''] ?? signatures['rsa-sha256']!;
  const named = (secrets.signedHeaders ?? '').split(/[\s,]+/).filter(Boolean);
  const inSecurity = [
    ...(secrets.addTimestamp === 'false' ? [] : ['Timestamp']),
    ...(secrets.wsSecurity === 'both' ? ['UsernameToken'] : []),
  ];
  const signed = [
    "/*[local-name(.)='Envelope']/*[local-name(.)='Body']",
    ...inSecurity.map((name) => `${security}/*[local-name(.)='${name}']`),
    ...named.map((name) => `${header}/*[local-name(.)=${quoted(name)}]`),
  ];
  return signXml(envelope, {
    key: identity.key,
    signatureAlgorithm: algorithm.signature,
    digestAlgorithm: algorithm.digest,
    signed,
    into: security,
    keyInfo: `<wsse:SecurityTokenReference>${reference(identity, secrets)}</wsse:SecurityTokenReference>`,
    prefixes: { wsse: wss.wsse },
  });
}

function reference({ cert }: Identity, { keyReference }: Secrets): string {
  if (keyReference !== 'issuerSerial') return `<wsse:Reference URI="#X509" ValueType="${wss.x509}"/>`;
  const { issuer, serialNumber } = new X509Certificate(cert);
  // RFC 2253: the most specific part first.
  const name = issuer.split('\n').reverse().join(',');
  return `<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>${escapeXml(name)}</ds:X509IssuerName><ds:X509SerialNumber>${BigInt(`0x${serialNumber}`)}</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>`;
}

/** A name as a text of XPath, which knows no escapes. */
function quoted(name: string): string {
  return `'${name.replaceAll("'", '')}'`;
}
