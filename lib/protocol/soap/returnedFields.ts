import { messageFields, partName } from './messageFields';
import { contentElements } from './schema/contentElements';
import type { SchemaType } from './schema/SchemaTypes';
import type { MessageShape } from './wsdl/SoapOperation';

/** The fields of an answer by their paths; those within the only one, where it is an object. */
export function returnedFields(shape: MessageShape): string[] {
  const fields = messageFields(shape);
  if (fields.kind === 'parts') return fields.parts.map(partName);
  const elements = elementsOf(fields.type);
  const [only] = elements;
  const inner = only && elements.length === 1 ? elementsOf(only.type()) : [];
  if (inner.length === 0) return elements.map(({ name }) => name.local);
  return inner.map(({ name }) => `${only!.name.local}.${name.local}`);
}

function elementsOf(type: SchemaType) {
  return type.kind === 'complex' ? contentElements(type.content).map(({ element }) => element) : [];
}
