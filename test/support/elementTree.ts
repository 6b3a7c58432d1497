import type { XmlElement } from '../../lib/protocol/xml/XmlElement';
import { readXml } from './readXml';

/** An element in a form in which only what XML means is left: no prefixes, no order of attributes, no blanks around texts. */
export interface TreeElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly TreeElement[];
}

export function elementTree(xml: string): TreeElement {
  return treeOf(readXml(xml));
}

function treeOf({ name, attributes, children, text, prefixes }: XmlElement): TreeElement {
  const pairs = attributes.map(({ name: { namespace, local }, value }) => [
    namespace ? `{${namespace}}${local}` : local,
    // The value of xsi:type is a name with a prefix, too.
    local === 'type' && namespace ? resolved(value, prefixes) : value,
  ]);
  return {
    name: `{${name.namespace}}${name.local}`,
    attributes: Object.fromEntries(pairs.sort(([a], [b]) => (a! < b! ? -1 : 1))) as Record<string, string>,
    content: children.length > 0 ? children.map(treeOf) : text.trim(),
  };
}

function resolved(value: string, prefixes: Readonly<Record<string, string>>): string {
  const [prefix, local] = value.includes(':') ? value.split(':') : ['', value];
  return `{${prefixes[prefix!] ?? ''}}${local}`;
}
