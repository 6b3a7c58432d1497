import { type BodySpec, type JsonObject, parsePath, writePath } from '../../lib';
import { type FormValues, jsonOf, nameValues, rowsOf, textOf } from '../shared/formValues';

/** Reads the fields of one item's form. */
export type ReadParameter = (name: string) => unknown;

/** The body that the Send form describes; `mapped`: what its mapping makes of an item, where the form asks for that. */
export function sendBody(
  read: ReadParameter,
  itemIndex: number,
  mapped: (itemIndex: number) => JsonObject,
): BodySpec | undefined {
  const kind = textOf(read('bodyKind'));
  switch (kind) {
    case 'json':
      return { kind: 'json', value: jsonOf(read('jsonBody'), 'JSON Body') };
    case 'fields':
      return { kind: 'json', value: objectFromRows(rowsOf(read('bodyFields'))) };
    case 'mapping':
      return { kind: 'json', value: mapped(itemIndex) };
    case 'form':
      return { kind: 'form', fields: nameValues(read('formFields')) };
    case 'multipart':
      return {
        kind: 'multipart',
        parts: [...nameValues(read('formFields')), ...fileParts(read('formFiles'), itemIndex)],
      };
    case 'raw':
      return { kind: 'raw', text: textOf(read('rawBody')), contentType: textOf(read('contentType')) };
    case 'binary':
      return { kind: 'binary', binary: { itemIndex, field: textOf(read('binaryField')) } };
    default:
      return undefined;
  }
}

/** The body that the Upload form describes. */
export function uploadBody(read: ReadParameter, itemIndex: number): BodySpec {
  const binary = { itemIndex, field: textOf(read('binaryField')) };
  if (read('uploadAs') === 'body') return { kind: 'binary', binary };
  return { kind: 'multipart', parts: [{ name: textOf(read('fileField')) || 'file', binary }] };
}

/** Dotted names make nested objects; values keep the type that an expression gave them. */
export function objectFromRows(rows: readonly FormValues[]): JsonObject {
  const body: JsonObject = {};
  for (const { name, value } of rows) {
    const path = textOf(name).trim();
    if (path !== '' && value !== undefined) writePath(body, parsePath(path), value as JsonObject[string]);
  }
  return body;
}

function fileParts(
  value: unknown,
  itemIndex: number,
): Array<{ name: string; binary: { itemIndex: number; field: string } }> {
  return rowsOf(value).map(({ name, binaryField }) => ({
    name: textOf(name) || 'file',
    binary: { itemIndex, field: textOf(binaryField) },
  }));
}
