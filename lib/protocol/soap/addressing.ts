import { randomUUID } from 'node:crypto';
import type { QName } from './QName';
import type { XmlWriter } from './xml/XmlWriter';

/** Versions of WS-Addressing by what the form calls them. */
export const addressingVersions = {
  '2005/08': 'http://www.w3.org/2005/08/addressing',
  '2004/08': 'http://schemas.xmlsoap.org/ws/2004/08/addressing',
} as const;

export type AddressingVersion = keyof typeof addressingVersions;

export function isAddressingVersion(text: string): text is AddressingVersion {
  return Object.hasOwn(addressingVersions, text);
}

/** The headers of a request whose answer comes back on the same connection (WS-Addressing 1.0 Core, section 3). */
export function writeAddressing(
  writer: XmlWriter,
  version: AddressingVersion,
  { action, to }: { readonly action: string; readonly to: string },
): void {
  const namespace = addressingVersions[version];
  const name = (local: string): QName => ({ namespace, local });
  const text = (local: string, value: string) => {
    writer.start(name(local));
    writer.text(value);
    writer.end();
  };
  const anonymous = version === '2005/08' ? `${namespace}/anonymous` : `${namespace}/role/anonymous`;
  text('Action', action);
  text('MessageID', `urn:uuid:${randomUUID()}`);
  writer.start(name('ReplyTo'));
  text('Address', anonymous);
  writer.end();
  text('To', to);
}
