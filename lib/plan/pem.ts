/** One block of a PEM text (RFC 7468; with the headers of RFC 1421 where a key is encrypted the old way). */
export interface PemBlock {
  /** Such as "CERTIFICATE" or "PRIVATE KEY". */
  readonly label: string;
  /** The block with its line breaks where they belong. */
  readonly pem: string;
}

const block = /-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \1-----/gs;
/** How long the hexadecimal vector is depends on the cipher; what comes after it is Base64 and looks alike. */
const encryption =
  /^\s*Proc-Type:\s*4,\s*ENCRYPTED\s*DEK-Info:\s*((?:AES|CAMELLIA|ARIA)[\w-]+,[\dA-F]{32}|[\w-]+,[\dA-F]{16})/i;

/**
 * The PEM blocks of a text, in order. Password fields and environment variables take line breaks away or turn them
 * into `\n`; both are repaired.
 */
export function pemBlocks(text: string): PemBlock[] {
  return [...text.replaceAll('\\n', '\n').matchAll(block)].map(([, label = '', content = '']) => {
    const [headers = '', information = ''] = encryption.exec(content) ?? [];
    const lines =
      content
        .slice(headers.length)
        .replace(/\s+/g, '')
        .match(/.{1,64}/g) ?? [];
    const head = headers === '' ? [] : ['Proc-Type: 4,ENCRYPTED', `DEK-Info: ${information}`, ''];
    return {
      label,
      pem: [`-----BEGIN ${label}-----`, ...head, ...lines, `-----END ${label}-----`, ''].join('\n'),
    };
  });
}
