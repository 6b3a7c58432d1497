import { isObject, type JsonValue } from '../../plan/json';
import type { Path } from '../../plan/path';
import type { Enum, Field, Type } from '../../vendor/protobufjs';
import { wellKnownTypes } from '../wellKnown/wellKnownTypes';
import type { JsonContext } from './JsonContext';
import { jsonName } from './jsonName';
import { jsonProblem, shown } from './jsonProblem';
import { scalars } from './scalars';

/**
 * A message, as the library takes it, from its JSON form. Both spellings of a field's name are understood; null means
 * unset.
 * @throws ApiError INVALID_SETTING that names the field which does not fit
 */
export function fromJson(
  type: Type,
  value: JsonValue,
  context: JsonContext,
  path: Path = [],
): Record<string, unknown> {
  const wellKnown = wellKnownTypes[type.fullName];
  if (wellKnown) return wellKnown.fromJson(value, path, { ...context, fromJson });
  if (!isObject(value))
    throw jsonProblem(path, `must be an object, not ${shown(value)}`, expectedFields(type));
  const message: Record<string, unknown> = {};
  const oneofs = new Map<string, string>();
  for (const [name, part] of Object.entries(value)) {
    const field = fieldNamed(type, name, path);
    if (part === undefined || (part === null && !takesNull(field))) continue;
    checkOneof(field, name, oneofs, path);
    message[field.name] = fieldFromJson(field, part as JsonValue, context, [...path, name]);
  }
  checkRequired(type, message, path);
  return message;
}

const fieldsByName = new WeakMap<Type, ReadonlyMap<string, Field>>();

function fieldNamed(type: Type, name: string, path: Path): Field {
  let fields = fieldsByName.get(type);
  if (!fields) {
    fields = new Map(
      type.fieldsArray.flatMap((each) => [
        [each.name, each],
        [jsonName(each), each],
      ]),
    );
    fieldsByName.set(type, fields);
  }
  const field = fields.get(name);
  if (field) return field;
  throw jsonProblem([...path, name], `is no field of ${type.fullName.slice(1)}`, expectedFields(type));
}

function expectedFields(type: Type): string {
  const names = type.fieldsArray.map(jsonName);
  return names.length > 0 ? `It has the fields ${names.join(', ')}.` : 'It has no fields: send {}.';
}

function takesNull(field: Field): boolean {
  const name = field.resolve().resolvedType?.fullName;
  return !field.repeated && (name === '.google.protobuf.Value' || name === '.google.protobuf.NullValue');
}

/** Of a oneof, at most one member may be set; the last one would silently win. */
function checkOneof({ partOf }: Field, name: string, seen: Map<string, string>, path: Path): void {
  if (!partOf) return;
  const earlier = seen.get(partOf.name);
  if (earlier !== undefined) {
    throw jsonProblem([...path, name], `cannot be set together with "${earlier}": only one of them can`);
  }
  seen.set(partOf.name, name);
}

function checkRequired(type: Type, message: Readonly<Record<string, unknown>>, path: Path): void {
  const missing = type.fieldsArray.find((field) => field.required && message[field.name] === undefined);
  if (missing) throw jsonProblem([...path, jsonName(missing)], 'is required');
}

function fieldFromJson(field: Field, value: JsonValue, context: JsonContext, path: Path): unknown {
  if (field.map) return mapFromJson(field, value, context, path);
  if (!field.repeated) return valueFromJson(field, value, context, path);
  if (!Array.isArray(value)) throw jsonProblem(path, `must be a list, not ${shown(value)}`);
  return value.map((each, at) => valueFromJson(field, each, context, [...path, at]));
}

function mapFromJson(field: Field, value: JsonValue, context: JsonContext, path: Path): unknown {
  if (!isObject(value)) throw jsonProblem(path, `must be an object, not ${shown(value)}`);
  const entries = Object.entries(value).map(([key, each]) => {
    const place = [...path, key];
    scalars[field.keyType!]!.fromJson(key, place);
    // The library writes a key of type bool by whether the text is empty.
    const own = field.keyType === 'bool' && key === 'false' ? '' : key;
    return [own, valueFromJson(field, each as JsonValue, context, place)];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

function valueFromJson(field: Field, value: JsonValue, context: JsonContext, path: Path): unknown {
  const { type, resolvedType } = field;
  if (resolvedType === null) return scalars[type]!.fromJson(value, path);
  return resolvedType instanceof context.library.Type
    ? fromJson(resolvedType, value, context, path)
    : enumFromJson(resolvedType as Enum, value, path);
}

function enumFromJson({ fullName, values }: Enum, value: JsonValue, path: Path): number {
  if (fullName === '.google.protobuf.NullValue' && value === null) return 0;
  if (typeof value === 'string' && Object.hasOwn(values, value)) return values[value]!;
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number)) return number;
  throw jsonProblem(
    path,
    `cannot be ${shown(value)}`,
    `Possible values are ${Object.keys(values).join(', ')}.`,
  );
}
