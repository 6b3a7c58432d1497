import type { JsonObject, JsonValue } from '../../../plan/json';
import { namespaces } from '../namespaces';
import type { QName } from '../QName';
import type { XmlAttribute, XmlElement } from '../../xml/XmlElement';
import { isNil } from '../xml/elements';
import type { DecodeContext } from './DecodeContext';

type DecodeChild = (element: XmlElement, context: DecodeContext) => JsonValue;

/** An element without a known type: a text, or an object in which names that come twice are lists. */
export function decodeUntyped(
  element: XmlElement,
  context: DecodeContext,
  decodeChild: DecodeChild,
): JsonValue {
  const attributes = element.attributes.filter(({ name }) => !isFramework(name));
  if (element.children.length === 0 && attributes.length === 0) return element.text;
  const object: JsonObject = Object.fromEntries(
    attributes.map(({ name, value }: XmlAttribute) => [`@${name.local}`, value]),
  );
  for (const child of element.children) {
    addValue(object, context.nameOf(child), isNil(child) ? null : decodeChild(child, context));
  }
  if (element.text.trim() !== '') object['#text'] = element.text.trim();
  return object;
}

export function addValue(object: JsonObject, name: string, value: JsonValue): void {
  if (!Object.hasOwn(object, name)) object[name] = value;
  else if (Array.isArray(object[name])) object[name].push(value);
  else object[name] = [object[name]!, value];
}

const frameworks = new Set<string>([
  namespaces.instance,
  namespaces.soap11,
  namespaces.soap12,
  namespaces.encoding11,
  namespaces.encoding12,
]);

/** Attributes that say how to read an element: xsi:type, encodingStyle and the like. */
export function isFramework({ namespace }: QName): boolean {
  return frameworks.has(namespace);
}
