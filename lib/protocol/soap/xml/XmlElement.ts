import type { XmlNode } from '../../../vendor/sax';
import { namespaces } from '../namespaces';
import { type QName, resolveQName } from '../QName';

export interface XmlAttribute {
  readonly name: QName;
  /** As written, with its prefix. */
  readonly written: string;
  readonly value: string;
}

/** An element whose prefixes are resolved. */
export interface XmlElement {
  readonly name: QName;
  /** As written, with its prefix. */
  readonly written: string;
  /** Without declarations of namespaces. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** All text directly in it, CDATA included. */
  readonly text: string;
  readonly prefixes: Readonly<Record<string, string>>;
}

const xmlPrefix = { xml: 'http://www.w3.org/XML/1998/namespace' };

/** Resolves the prefixes of a parsed document. */
export function toElement(node: XmlNode, outer: Readonly<Record<string, string>> = xmlPrefix): XmlElement {
  const declared = node.attributes.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  const prefixes =
    declared.length === 0
      ? outer
      : { ...outer, ...Object.fromEntries(declared.map(([name, value]) => [name.slice(6), value])) };
  const attributes = node.attributes
    .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
    .map(([written, value]) => ({ name: attributeName(written, prefixes), written, value }));
  const children: XmlElement[] = [];
  let text = '';
  for (const child of node.children) {
    if (typeof child === 'string') text += child;
    else children.push(toElement(child, prefixes));
  }
  return {
    name: resolveQName(node.name, prefixes),
    written: node.name,
    attributes,
    children,
    text,
    prefixes,
  };
}

/** Attributes without a prefix are in no namespace (Namespaces in XML, section 6.2). */
function attributeName(written: string, prefixes: Readonly<Record<string, string>>): QName {
  return written.includes(':') ? resolveQName(written, prefixes) : { namespace: '', local: written };
}

export function attributeOf(element: XmlElement, local: string, namespace = ''): string | undefined {
  return element.attributes.find(({ name }) => name.local === local && name.namespace === namespace)?.value;
}

/** xsi:nil: the element has no value. */
export function isNil(element: XmlElement): boolean {
  return /^(true|1)$/.test(attributeOf(element, 'nil', namespaces.instance)?.trim() ?? '');
}

export function child(element: XmlElement | undefined, local: string): XmlElement | undefined {
  return element?.children.find(({ name }) => name.local === local);
}
