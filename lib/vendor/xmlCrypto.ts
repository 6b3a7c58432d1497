import { SignedXml } from 'xml-crypto';

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** How an XML signature is made; algorithms by their URIs. */
export interface XmlSigning {
  /** PEM. */
  readonly key: string;
  readonly signatureAlgorithm: string;
  readonly digestAlgorithm: string;
  /** XPaths of the elements that are signed; an element without a `wsu:Id` gets one. */
  readonly signed: readonly string[];
  /** XPath of the element to whose end the signature goes. */
  readonly into: string;
  /** Content of `ds:KeyInfo`. */
  readonly keyInfo: string;
  /** Namespaces by the prefixes of `keyInfo`. */
  readonly prefixes: Readonly<Record<string, string>>;
}

/** The document with a signature in it (XML Signature 1.1, exclusive canonicalisation). */
export function signXml(xml: string, signing: XmlSigning): string {
  const { key, signatureAlgorithm, digestAlgorithm, signed, into, keyInfo, prefixes } = signing;
  const signer = new SignedXml({
    idMode: 'wssecurity',
    privateKey: key,
    signatureAlgorithm,
    canonicalizationAlgorithm: exclusive,
    getKeyInfoContent: () => keyInfo,
  });
  for (const xpath of signed) signer.addReference({ xpath, transforms: [exclusive], digestAlgorithm });
  signer.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: into, action: 'append' },
    existingPrefixes: { ...prefixes },
  });
  return signer.getSignedXml();
}
