import type { WsdlNode } from '../../../vendor/soap';

/** How often a part of a type may come: XML Schema Part 1, section 3.9.2. */
export function occurrence(node: WsdlNode): { readonly min: number; readonly max: number } {
  const most = node.attribute('maxOccurs');
  return {
    min: count(node.attribute('minOccurs')),
    max: most === 'unbounded' ? Infinity : count(most),
  };
}

function count(text: string | undefined): number {
  const number = Number(text ?? 1);
  return Number.isInteger(number) && number >= 0 ? number : 1;
}

/** What xs:annotation says about a declaration, in one line. */
export function documentationOf(node: WsdlNode): string | undefined {
  const annotation = node.children.find(({ name }) => name === 'annotation');
  const text = annotation?.children.find(({ name }) => name === 'documentation')?.text.replace(/\s+/g, ' ');
  return text || undefined;
}
