import type { Field } from '../../vendor/protobufjs';

const names = new WeakMap<Field, string>();

/** A field's name in JSON: its `json_name`, else lowerCamelCase; extensions stand in brackets. */
export function jsonName(field: Field): string {
  const known = names.get(field);
  if (known !== undefined) return known;
  const name = makeName(field);
  names.set(field, name);
  return name;
}

/** `page_token` → `pageToken`, as protoc does it. */
export function camelCase(name: string): string {
  return name.replace(/_+(.)?/g, (_, letter: string = '') => letter.toUpperCase());
}

function makeName({ name, options }: Field): string {
  if (name.startsWith('.')) return `[${name.slice(1)}]`;
  const own: unknown = options?.json_name;
  return typeof own === 'string' && own !== '' ? own : camelCase(name);
}
