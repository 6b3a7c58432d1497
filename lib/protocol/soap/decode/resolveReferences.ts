import type { XmlElement } from '../../xml/XmlElement';
import { attributeOf } from '../xml/elements';

/** Elements together, after references are followed: shared ones may multiply without end. */
const most = 1_000_000;

/**
 * The body of an rpc/encoded answer with every `href="#id"` (SOAP 1.1, section 5.4.1; `ref` in SOAP 1.2) in its place,
 * and without the elements that only stand beside the answer to be referred to. A reference into itself stays empty.
 */
export function resolveReferences(body: XmlElement): XmlElement {
  const byId = new Map<string, XmlElement>();
  index(body, byId);
  if (byId.size === 0) return body;
  let count = 0;
  const resolve = (element: XmlElement, above: readonly string[]): XmlElement => {
    if ((count += 1) > most) return { ...element, children: [] };
    const id = referenceOf(element);
    const target = id === undefined || above.includes(id) ? undefined : byId.get(id);
    const path = target ? [...above, id!] : above;
    const from = target ?? element;
    return {
      ...from,
      name: element.name,
      written: element.written,
      attributes: from.attributes.filter(({ name }) => name.namespace !== '' || !marks.has(name.local)),
      children: from.children.map((child) => resolve(child, path)),
    };
  };
  const isRoot = (element: XmlElement, at: number) => at === 0 || attributeOf(element, 'id') === undefined;
  return { ...body, children: body.children.filter(isRoot).map((child) => resolve(child, [])) };
}

const marks = new Set(['href', 'ref', 'id']);

function index(element: XmlElement, byId: Map<string, XmlElement>): void {
  const id = attributeOf(element, 'id');
  if (id !== undefined && !byId.has(id)) byId.set(id, element);
  for (const child of element.children) index(child, byId);
}

function referenceOf(element: XmlElement): string | undefined {
  const href = attributeOf(element, 'href');
  if (href?.startsWith('#')) return href.slice(1);
  return attributeOf(element, 'ref', 'http://www.w3.org/2003/05/soap-encoding')?.replace(/^#/, '');
}
