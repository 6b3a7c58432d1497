import type { JsonValue } from '../../plan/json';
import type { ValueType } from './ValueType';

export const array: ValueType = {
  label: 'List',
  help: 'A list as it is; a single value becomes a list of one.',
  expects: 'a list',
  convert: (value) => ({ value: toList(value) }),
  readText(text) {
    try {
      return { value: toList(JSON.parse(text) as JsonValue) };
    } catch {
      return { value: [text] };
    }
  },
};

function toList(value: JsonValue): JsonValue[] {
  return Array.isArray(value) ? value : [value];
}
