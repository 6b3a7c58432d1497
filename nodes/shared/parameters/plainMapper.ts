import { type ResourceMapperField, validateFieldType } from 'n8n-workflow';
import { isObject } from '../../../lib';
import { type ReadItem, undecided } from './itemPath';
import { plainExpression } from './plainExpression';

/**
 * The values of a resource mapper as a function of the item, where all of them are plain: by the fields' ids, converted
 * to the fields' types as n8n does it. Undefined where n8n has to evaluate one.
 *
 * @param raw the mapper as it stands in the node
 */
export function plainMapper(raw: unknown): ReadItem | undefined {
  const { value: values, schema } = (isObject(raw) ? raw : {}) as { value?: unknown; schema?: unknown };
  if (!isObject(values)) return undefined;
  const fields = new Map(
    (Array.isArray(schema) ? (schema as ResourceMapperField[]) : []).map((field) => [field.id, field]),
  );
  const parts: Array<readonly [string, ReadItem]> = [];
  for (const [id, value] of Object.entries(values)) {
    const read = readerOf(value);
    if (!read) return undefined;
    parts.push([id, converted(read, fields.get(id))]);
  }
  return (json) => {
    const all: Record<string, unknown> = {};
    for (const [id, read] of parts) {
      const value = read(json);
      if (value === undecided) return undecided;
      all[id] = value;
    }
    return all;
  };
}

function readerOf(value: unknown): ReadItem | undefined {
  const isExpression = typeof value === 'string' && value.startsWith('=');
  return isExpression ? plainExpression(value) : () => value;
}

/** What does not fit is for n8n, which says so. */
function converted(read: ReadItem, field: ResourceMapperField | undefined): ReadItem {
  if (!field?.type) return read;
  const { id, type, options } = field;
  return (json) => {
    const value = read(json);
    if (value === undecided) return undecided;
    const { valid, newValue } = validateFieldType(id, value, type, {
      valueOptions: options,
      strict: false,
    }) as {
      valid: boolean;
      newValue?: unknown;
    };
    return valid ? newValue : undecided;
  };
}
