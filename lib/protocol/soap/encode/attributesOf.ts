import type { JsonObject, JsonValue } from '../../../plan/json';
import type { Path } from '../../../plan/path';
import type { QName } from '../QName';
import type { AttributeUse, ComplexType } from '../schema/SchemaTypes';
import type { InputProblems } from './InputProblems';
import { checkedText, uncheckedText } from './simpleText';

export type Attribute = readonly [QName, string];

/** The attributes of an element: those that its type knows, and others where it may have them. */
export function attributesOf(
  type: ComplexType,
  object: JsonObject,
  path: Path,
  problems: InputProblems,
): Attribute[] {
  const known = type.attributes.flatMap((attribute) => declared(attribute, object, path, problems));
  const names = new Set(type.attributes.map(({ name }) => `@${name.local}`));
  return [...known, ...otherAttributes(object, type.anyAttribute, path, problems, names)];
}

/** Attributes that no type declares; `known`: those that are left out here. */
export function otherAttributes(
  object: JsonObject,
  areAllowed: boolean,
  path: Path,
  problems: InputProblems,
  known: ReadonlySet<string> = new Set(),
): Attribute[] {
  const keys = Object.keys(object).filter((key) => isOwn(key) && !known.has(localKey(key)));
  return keys.flatMap((key): Attribute[] => {
    if (!areAllowed) problems.add([...path, key], 'is not known here');
    const value = object[key] ?? null;
    if (value === null || (!areAllowed && problems.isChecking)) return [];
    return [[{ namespace: '', local: key.replace(/^@(.*:)?/, '') }, uncheckedText(value)]];
  });
}

function declared(
  { name, type, required, fixed, default: initial }: AttributeUse,
  object: JsonObject,
  path: Path,
  problems: InputProblems,
): Attribute[] {
  const key = `@${name.local}`;
  const value: JsonValue = object[key] ?? object[`@xml:${name.local}`] ?? null;
  if (value !== null) return [[name, checkedText(value, type, [...path, key], problems)]];
  const stated = required ? (fixed ?? initial) : undefined;
  if (required && stated === undefined) problems.add([...path, key], 'is required');
  return stated === undefined ? [] : [[name, stated]];
}

/** An attribute of the element, and not one that says how to read it. */
function isOwn(key: string): boolean {
  return key.startsWith('@') && !/^@\w+:(type|nil)$/.test(key);
}

/** `@ns1:name` is `@name`: names may carry the prefix that an answer had. */
function localKey(key: string): string {
  return `@${key.slice(key.lastIndexOf(':') + 1).replace(/^@/, '')}`;
}
