import { ApiError } from '../../errors/ApiError';
import { soapNamespaces } from './namespaces';

/** A tag's name with its prefix, and its attributes, in which a quoted ">" is no end. */
const tag = (local: string) =>
  new RegExp(`<(?:([\\w.-]+):)?${local}((?:\\s(?:[^>"']|"[^"]*"|'[^']*')*?)?)(/?)>`);

/**
 * Puts a header block into an envelope, in front of those that it has; everything else stays as it is, letter by
 * letter. `block` is told SOAP's namespace and its prefix, '' for the default namespace.
 *
 * @throws ApiError INVALID_SETTING when the text is no SOAP envelope
 */
export function insertHeader(
  envelope: string,
  block: (soap: { prefix: string; namespace: string }) => string,
): string {
  const root = tag('Envelope').exec(envelope);
  const namespace = soapNamespaces.find((each) => root?.[2]!.includes(each));
  if (!root || !namespace) {
    throw new ApiError('INVALID_SETTING', {
      subject: 'What is sent is no SOAP envelope, so it cannot be secured',
      field: 'Authentication',
      hint: 'WS-Security is for SOAP services. Choose another authentication for other APIs.',
    });
  }
  const [rootTag, prefix = ''] = root;
  const content = block({ prefix, namespace });
  const soap = prefix === '' ? '' : `${prefix}:`;
  const afterRoot = root.index + rootTag.length;
  const header = tag('Header').exec(envelope.slice(afterRoot));
  const body = tag('Body').exec(envelope.slice(afterRoot));
  if (!header || (body && body.index < header.index) || (header[1] ?? '') !== prefix) {
    return splice(envelope, afterRoot, 0, `<${soap}Header>${content}</${soap}Header>`);
  }
  const [headerTag, , attributes = '', isEmpty] = header;
  const at = afterRoot + header.index;
  return isEmpty
    ? splice(envelope, at, headerTag.length, `<${soap}Header${attributes}>${content}</${soap}Header>`)
    : splice(envelope, at + headerTag.length, 0, content);
}

function splice(text: string, at: number, length: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at + length);
}
