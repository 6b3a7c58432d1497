import { ExclusiveCanonicalization } from 'xml-crypto';
import { type DomDocument, type DomElement, type DomNode, parseDom } from './parseDom';

/**
 * What two messages may differ in, though they say the same:
 * - `encoding`: `encodingStyle` and `xsi:type`, which rpc/encoded messages may state or leave out (SOAP 1.1, section 5.1);
 * - `order`: the order of the elements;
 * - `namespaces`: the namespaces of the elements;
 * - `wrapperNamespace`: that of the outermost element.
 */
export type Difference = 'encoding' | 'order' | 'namespaces' | 'wrapperNamespace';

/**
 * What is in the body of an envelope, by Exclusive XML Canonicalization (W3C, 2002), so that two messages can be compared as
 * texts. Before that, what this standard keeps though it means nothing in SOAP is made alike: every namespace gets the same
 * prefix wherever it is used, also in values that are names; blanks around texts and elements, and comments, are left out.
 *
 * @throws Error when the envelope is no XML with namespaces
 */
export function canonicalBody(envelope: string, ignored: readonly string[] = []): string {
  const document = parseDom(envelope);
  const body = elementsOf(document.documentElement).find(({ localName }) => localName === 'Body');
  if (!body) throw new Error('There is no Body');
  const canonicalizer = new ExclusiveCanonicalization();
  return elementsOf(body)
    .map((element) => rebuilt(element, document, ignored, true))
    .map((element) => canonicalizer.process(element, {}))
    .join('\n');
}

function rebuilt(
  from: DomElement,
  document: DomDocument,
  ignored: readonly string[],
  isRoot: boolean,
): DomElement {
  if (/:.*:/.test(from.tagName)) throw new Error(`<${from.tagName}> is no name`);
  const drops = ignored.includes('namespaces') || (isRoot && ignored.includes('wrapperNamespace'));
  const namespace = drops ? '' : (from.namespaceURI ?? '');
  const copy = document.createElementNS(namespace, written(namespace, from.localName));
  for (const attribute of attributesOf(from, ignored)) copy.setAttributeNS(...attribute);
  const children = elementsOf(from).map((child) => rebuilt(child, document, ignored, false));
  const key = (element: DomElement) => new ExclusiveCanonicalization().process(element, {});
  if (ignored.includes('order')) children.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  for (const child of children) copy.appendChild(child);
  const text = textOf(from);
  if (text !== '') copy.appendChild(document.createTextNode(text));
  return copy;
}

const instance = 'http://www.w3.org/2001/XMLSchema-instance';
const encoding = 'http://schemas.xmlsoap.org/soap/encoding/';

function attributesOf(
  element: DomElement,
  ignored: readonly string[],
): Array<[namespace: string, name: string, value: string]> {
  return Array.from(element.attributes).flatMap(({ name, localName, namespaceURI, value }) => {
    if (/^xmlns(:|$)/.test(name)) return [];
    const isType = namespaceURI === instance && localName === 'type';
    const isName = isType || (namespaceURI === encoding && localName === 'arrayType');
    if (ignored.includes('encoding') && (isName || localName === 'encodingStyle')) return [];
    const namespace = namespaceURI ?? '';
    return [[namespace, written(namespace, localName), isName ? resolved(element, value) : value]];
  });
}

/** A value that is a name, with the prefix that stands for its namespace here. */
function resolved(element: DomElement, value: string): string {
  const [prefix, local] = value.includes(':') ? value.split(':', 2) : ['', value];
  return written(element.lookupNamespaceURI(prefix ?? '') ?? '', local ?? '');
}

const prefixes = new Map<string, string>();

function written(namespace: string, local: string): string {
  if (namespace === '') return local;
  if (!prefixes.has(namespace)) prefixes.set(namespace, `n${prefixes.size + 1}`);
  return `${prefixes.get(namespace)}:${local}`;
}

function elementsOf(element: DomElement): DomElement[] {
  return Array.from(element.childNodes).filter((node): node is DomElement => node.nodeType === 1);
}

/** All text directly in it, CDATA included. */
function textOf(element: DomElement): string {
  const isText = ({ nodeType }: DomNode) => nodeType === 3 || nodeType === 4;
  return Array.from(element.childNodes)
    .filter(isText)
    .map(({ nodeValue }) => nodeValue ?? '')
    .join('')
    .trim();
}
