import { isObject, type JsonValue } from '../../plan/json';
import type { FieldRule, MappingDocument } from '../MappingDocument';
import { documentError, rowError } from '../mappingErrors';
import { mappingSchema, ruleColumns } from './mappingSchema';
import { nearest } from './nearest';

/**
 * A mapping document that came as data. Names that the document does not have are refused, since a misspelt one
 * would silently do nothing; everything else is checked when the document is compiled.
 *
 * @throws ApiError MAPPING_INVALID
 */
export function readMappingDocument(value: unknown): MappingDocument {
  if (!isObject(value)) throw documentError('it is not an object with "version" and "fields"');
  const { $schema: _, ...document } = value;
  refuseUnknown(Object.keys(document), Object.keys(mappingSchema.properties!), (name, advice) =>
    documentError(`"${name}" is not known${advice}`),
  );
  const { fields } = document;
  if (Array.isArray(fields)) {
    fields.forEach((rule: unknown, row) => {
      if (!isObject(rule)) return;
      refuseUnknown(Object.keys(rule), ruleColumns, (name, advice) =>
        rowError(row, 'Target', `the rule has "${name}", which is not known${advice}`),
      );
    });
  }
  return document as unknown as MappingDocument;
}

/**
 * A mapping document as text.
 *
 * @throws ApiError MAPPING_INVALID that says where the JSON is broken
 */
export function parseMappingDocument(text: string): MappingDocument {
  let value: JsonValue;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, '')) as JsonValue;
  } catch (error) {
    throw documentError(`it is not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  return readMappingDocument(value);
}

/** A document as others keep it: without what is as usual. */
export function writeMappingDocument(document: MappingDocument): MappingDocument {
  const { version, name, description, fields, ...rest } = document;
  return {
    version,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...Object.fromEntries(Object.entries(rest).filter(([key, value]) => value !== usual[key])),
    ...(fields && { fields: fields.map(withoutUsual) }),
  };
}

const usual: Readonly<Record<string, JsonValue>> = { unmapped: 'drop', invalid: 'reject', timeLimitMs: 1000 };

function withoutUsual({ type, onError, ...rule }: FieldRule): FieldRule {
  return {
    ...rule,
    ...(type !== undefined && type !== 'any' && { type }),
    ...(onError !== undefined && onError !== 'reject' && { onError }),
  };
}

function refuseUnknown(
  names: readonly string[],
  known: readonly string[],
  error: (name: string, advice: string) => Error,
): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  throw error(unknown, near === undefined ? `; known: ${known.join(', ')}` : `; did you mean "${near}"?`);
}
