import type { JsonObject, JsonValue } from '../../../plan/json';
import { namespaces } from '../namespaces';
import { resolveQName } from '../QName';
import { contentElements, hasWildcard } from '../schema/contentElements';
import type { ComplexType, ElementUse, SchemaType } from '../schema/SchemaTypes';
import type { XmlElement } from '../../xml/XmlElement';
import { attributeOf, isNil } from '../xml/elements';
import type { DecodeContext } from './DecodeContext';
import { decodeSimple } from './decodeSimple';
import { addValue, decodeUntyped, isFramework } from './decodeUntyped';

/** An element as JSON: by the type that it states itself, else by the declared one, else as it looks. */
export function decodeElement(
  element: XmlElement,
  declared: SchemaType | undefined,
  context: DecodeContext,
): JsonValue {
  // Most elements have no attributes, and there is one of these for every value.
  const hasAttributes = element.attributes.length > 0;
  if (hasAttributes && isNil(element)) return null;
  const file = linkedFile(element, context);
  if (file) return file;
  const stated = hasAttributes ? statedType(element, context) : undefined;
  const type = stated ?? declared;
  if (type === undefined || isAnything(type)) return decodeUntyped(element, context, decodeDeclared);
  if (type.kind === 'complex')
    return decodeComplex(element, type, context, stated !== undefined && stated !== declared);
  if (element.children.length > 0) {
    context.warn(`<${element.name.local}> should be a single value but has elements in it; they are kept`);
    return decodeUntyped(element, context, decodeDeclared);
  }
  const { value, problem } = decodeSimple(element.text, type);
  if (problem !== undefined) context.warn(`<${element.name.local}> ${problem}; the text is kept`);
  return value;
}

/** A file beside the message: xop:Include within the element (MTOM), or a link as its text or its href (SwA). */
function linkedFile(element: XmlElement, context: DecodeContext): JsonValue | undefined {
  if (context.attachments.length === 0) return undefined;
  const [include] = element.children;
  const holder =
    include?.name.local === 'Include' && include.name.namespace === namespaces.xop ? include : element;
  const link = attributeOf(holder, 'href') ?? element.text.trim();
  return link.startsWith('cid:') ? context.attachment(link) : undefined;
}

/** An element within any content: by its global declaration if there is one. */
function decodeDeclared(element: XmlElement, context: DecodeContext): JsonValue {
  return decodeElement(element, context.schemas?.element(element.name)?.type(), context);
}

function statedType(element: XmlElement, { schemas }: DecodeContext): SchemaType | undefined {
  const text = attributeOf(element, 'type', namespaces.instance);
  return text === undefined ? undefined : schemas?.type(resolveQName(text, element.prefixes));
}

function isAnything(type: SchemaType): boolean {
  return (
    type.kind === 'complex' &&
    !type.text &&
    !type.arrayOf &&
    (type.content?.kind === 'any' || !type.content) &&
    type.isMixed &&
    type.attributes.length === 0
  );
}

function decodeComplex(
  element: XmlElement,
  type: ComplexType,
  context: DecodeContext,
  isStated: boolean,
): JsonValue {
  if (type.arrayOf) return decodeArray(element, type, context);
  const object: JsonObject = {};
  if (isStated && type.name) object['@xsi:type'] = type.name.local;
  decodeAttributes(element, type, object, context);
  if (type.text) {
    const { value, problem } = decodeSimple(element.text, type.text);
    if (problem !== undefined) context.warn(`<${element.name.local}> ${problem}; the text is kept`);
    object['#text'] = value;
  } else {
    decodeChildren(element, type, object, context);
    if (element.text.trim() !== '') object['#text'] = element.text.trim();
  }
  return object;
}

function decodeAttributes(
  element: XmlElement,
  type: ComplexType,
  object: JsonObject,
  context: DecodeContext,
): void {
  for (const attribute of element.attributes) {
    if (isFramework(attribute.name)) continue;
    const declared = type.attributes.find(({ name }) => name.local === attribute.name.local);
    const decoded = declared ? decodeSimple(attribute.value, declared.type) : { value: attribute.value };
    object[`@${attribute.name.local}`] = decoded.value;
    if (!declared && !type.anyAttribute) {
      context.warn(
        `<${element.name.local}> has an attribute "${attribute.name.local}" that its type does not know; it is kept`,
      );
    }
  }
}

function decodeChildren(
  element: XmlElement,
  type: ComplexType,
  object: JsonObject,
  context: DecodeContext,
): void {
  const known = childrenOf(type);
  const met = new Set<string>();
  for (const child of element.children) {
    met.add(child.name.local);
    const declared = known.get(child.name.local);
    const name = context.nameOf(child);
    if (declared) {
      const value = decodeElement(child, declared.element.type(), context);
      if (declared.isRepeated) addToList(object, name, value);
      else addValue(object, name, value);
      continue;
    }
    if (!hasWildcard(type.content)) {
      context.warn(
        `<${element.name.local}> has an element <${child.name.local}> that its type does not know; it is kept`,
      );
    }
    addValue(object, name, decodeDeclared(child, context));
  }
  for (const [local, { isRequired, isRepeated }] of known) {
    if (met.has(local)) continue;
    if (isRequired) context.warn(`<${element.name.local}> lacks the element <${local}>`);
    if (isRepeated && (known.size === 1 || isRequired)) object[local] = [];
  }
}

interface KnownChild {
  readonly element: ElementUse;
  readonly isRequired: boolean;
  readonly isRepeated: boolean;
}

const kept = new WeakMap<ComplexType, ReadonlyMap<string, KnownChild>>();

function childrenOf(type: ComplexType): ReadonlyMap<string, KnownChild> {
  const known = kept.get(type);
  if (known) return known;
  const made = new Map(contentElements(type.content).map((each) => [each.element.name.local, each]));
  kept.set(type, made);
  return made;
}

/** A list stays a list with one element too. */
function addToList(object: JsonObject, name: string, value: JsonValue): void {
  const list = object[name];
  if (Array.isArray(list)) list.push(value);
  else object[name] = [value];
}

/** The elements of a SOAP-encoded array, whatever their names. */
function decodeArray(element: XmlElement, type: ComplexType, context: DecodeContext): JsonValue {
  const stated =
    attributeOf(element, 'arrayType', namespaces.encoding11) ??
    attributeOf(element, 'itemType', namespaces.encoding12);
  const name = stated
    ? resolveQName(stated.replace(/(\[[\d,*\s]*\])+$/, ''), element.prefixes)
    : type.arrayOf!;
  const item = context.schemas?.type(name);
  return element.children.map((child) => decodeElement(child, item, context));
}
