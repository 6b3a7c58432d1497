import { isObject, type JsonObject, type JsonValue } from '../../../plan/json';
import { messageFields, partName } from '../messageFields';
import type { MessageShape } from '../wsdl/SoapOperation';
import type { XmlElement } from '../../xml/XmlElement';
import type { DecodeContext } from './DecodeContext';
import { decodeElement } from './decodeElement';
import { addValue } from './decodeUntyped';
import { resolveReferences } from './resolveReferences';

/** What a SOAP body says, in the form that `messageFields` describes; undefined for an empty body. */
export function decodeMessage(
  body: XmlElement,
  shape: MessageShape | undefined,
  context: DecodeContext,
): JsonValue | undefined {
  const [first] = body.children;
  if (!first) return undefined;
  if (!shape)
    return contentOf(decodeElement(first, context.schemas?.element(first.name)?.type(), context), first);
  const fields = messageFields(shape);
  if (shape.wrapper) return decodeParts(resolveReferences(body).children[0]!, shape, context);
  if (fields.kind === 'content')
    return contentOf(decodeRoot(first, fields.element.name.local, shape, context), first);
  const object: JsonObject = {};
  for (const element of body.children) {
    const part = shape.parts.find((each) => partName(each) === element.name.local);
    const type = part?.element?.type() ?? part?.type ?? context.schemas?.element(element.name)?.type();
    const value = decodeElement(element, type, context);
    // Where a single value was declared and elements came: they are the content then, as in every other answer.
    if (part?.element && shape.parts.length === 1 && type?.kind === 'simple' && isObject(value))
      return value as JsonObject;
    addValue(object, context.nameOf(element), value);
  }
  return object;
}

/** Another element than the declared one is still read by its own declaration. */
function decodeRoot(
  element: XmlElement,
  expected: string,
  shape: MessageShape,
  context: DecodeContext,
): JsonValue {
  const declared =
    element.name.local === expected ? shape.parts[0]?.element : context.schemas?.element(element.name);
  if (element.name.local !== expected) {
    context.warn(`The answer is <${element.name.local}> instead of <${expected}>; it is kept`);
  }
  return decodeElement(element, declared?.type(), context);
}

/** A single value is named, so that there is a field to take it from. */
function contentOf(value: JsonValue, { name }: XmlElement): JsonValue {
  return isObject(value)
    ? (value as JsonObject)
    : value === '' || value === null
      ? {}
      : { [name.local]: value };
}

function decodeParts(wrapper: XmlElement, shape: MessageShape, context: DecodeContext): JsonObject {
  const object: JsonObject = {};
  wrapper.children.forEach((child, at) => {
    const named = shape.parts.find((part) => partName(part) === child.name.local);
    // Some services call the only part of an answer "return" or "result", whatever the WSDL says.
    const part = named ?? (shape.parts.length === 1 && at === 0 ? shape.parts[0] : undefined);
    if (!part)
      context.warn(`The answer has a part <${child.name.local}> that the WSDL does not know; it is kept`);
    const value = decodeElement(child, part?.element?.type() ?? part?.type, context);
    addValue(object, context.nameOf(child), value);
  });
  return object;
}
