import type { XmlElement } from '../../xml/XmlElement';
import { namespaces } from '../namespaces';

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
