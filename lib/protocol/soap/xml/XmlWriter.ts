import { usualPrefixes } from '../namespaces';
import type { QName } from '../QName';

/** Writes one document; every namespace gets one prefix, declared at the root. */
export class XmlWriter {
  private readonly parts: string[] = [];
  private readonly prefixes = new Map<string, string>();
  private readonly open: string[] = [];

  start(name: QName, attributes: ReadonlyArray<readonly [QName, string]> = []): void {
    const written = this.written(name);
    const pairs = attributes.map(
      ([attribute, value]) => ` ${this.written(attribute)}="${escapeAttribute(value)}"`,
    );
    // The declarations take this place when the document is complete.
    const place = this.open.length === 0 ? declarations : '';
    this.parts.push(`<${written}`, place, ...pairs, '>');
    this.open.push(written);
  }

  text(value: string): void {
    this.parts.push(escapeText(value));
  }

  /** XML that is complete in itself, as it is. */
  raw(xml: string): void {
    this.parts.push(xml);
  }

  end(): void {
    this.parts.push(`</${this.open.pop()}>`);
  }

  /** The name with a prefix, for values that are names such as xsi:type. */
  written({ namespace, local }: QName): string {
    if (namespace === '') return local;
    if (namespace === 'http://www.w3.org/XML/1998/namespace') return `xml:${local}`;
    let prefix = this.prefixes.get(namespace);
    if (prefix === undefined) {
      const usual = usualPrefixes[namespace];
      prefix = usual ?? `ns${[...this.prefixes.values()].filter((each) => /^ns\d+$/.test(each)).length + 1}`;
      this.prefixes.set(namespace, prefix);
    }
    return `${prefix}:${local}`;
  }

  toString(): string {
    const declared = [...this.prefixes]
      .map(([namespace, prefix]) => ` xmlns:${prefix}="${escapeAttribute(namespace)}"`)
      .join('');
    return this.parts.map((part) => (part === declarations ? declared : part)).join('');
  }
}

/** No text that is written can be this one: zero is no character of XML. */
const declarations = '\0declarations';

/** Characters that XML 1.0 does not allow, whatever way they are written (section 2.2). */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function escapeText(text: string): string {
  return text.replace(forbidden, '').replace(/[&<>\r]/g, (found) => entities[found]!);
}

export function escapeAttribute(text: string): string {
  return text.replace(forbidden, '').replace(/[&<>"\r\n\t]/g, (found) => entities[found]!);
}

/** Line ends and tabs would not arrive as they are (section 3.3.3). */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};
