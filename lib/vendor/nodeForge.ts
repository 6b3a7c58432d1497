/* eslint-disable @typescript-eslint/no-require-imports */
import type * as Forge from 'node-forge';

// By its parts: the rest (TLS, PGP-like formats, forms) is not needed.
const forge = require('node-forge/lib/forge') as typeof Forge;
require('node-forge/lib/pkcs12');

/** What a PFX file holds, in DER. */
export interface PfxContent {
  /** PKCS #8. */
  readonly keys: readonly Buffer[];
  readonly certificates: readonly Buffer[];
}

/**
 * Reads a PFX file (PKCS #12, RFC 7292), also with the old ciphers that OpenSSL 3 no longer opens.
 * @throws Error when it is none, or when the passphrase does not open it
 */
export function readPfx(der: Buffer, passphrase: string): PfxContent {
  const file = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(der.toString('binary')), false, passphrase);
  const { oids } = forge.pki;
  const bags = (type: string | undefined) =>
    type === undefined ? [] : (file.getBags({ bagType: type })[type] ?? []);
  return {
    keys: [...bags(oids.pkcs8ShroudedKeyBag), ...bags(oids.keyBag)].map((bag) => toDer(keyOf(bag))),
    certificates: bags(oids.certBag).map((bag) => toDer(certificateOf(bag))),
  };
}

/** The library understands RSA only; others it hands on as they are. */
function keyOf({ key, asn1 }: Forge.pkcs12.Bag): Forge.asn1.Asn1 {
  return key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)) : asn1;
}

function certificateOf({ cert, asn1 }: Forge.pkcs12.Bag): Forge.asn1.Asn1 {
  return cert ? forge.pki.certificateToAsn1(cert) : asn1;
}

function toDer(value: Forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(value).getBytes(), 'binary');
}
