import type { JsonObject, JsonValue } from '../../plan/json';
import type { Enum, Field, Type } from '../../vendor/protobufjs';
import { wellKnownTypes } from '../wellKnown/wellKnownTypes';
import type { JsonContext } from './JsonContext';
import { jsonName } from './jsonName';
import { scalars } from './scalars';

/** A message as the library holds it: fields by their names in the .proto file. */
export type MessageData = Readonly<Record<string, unknown>>;

/**
 * A message in its canonical JSON form. Fields that cannot be told from unset ones are there with their default, so
 * that all items have the same fields; messages, members of a oneof and optional fields only when they are set.
 */
export function toJson(type: Type, message: MessageData, context: JsonContext): JsonValue {
  const wellKnown = wellKnownTypes[type.fullName];
  if (wellKnown) return wellKnown.toJson(message, { ...context, toJson });
  const json: JsonObject = {};
  for (const field of type.fieldsArray) {
    const value = Object.hasOwn(message, field.name) ? message[field.name] : undefined;
    const isSet = value !== undefined && value !== null;
    if (isSet) json[jsonName(field)] = fieldToJson(field, value, context);
    else if (!hasPresence(field, context)) json[jsonName(field)] = defaultOf(field, context);
  }
  return json;
}

function fieldToJson(field: Field, value: unknown, context: JsonContext): JsonValue {
  if (field.map) {
    const entries = Object.entries(value as MessageData);
    const readable = entries.map(([key, each]) => [
      keyToJson(field.keyType!, key, context),
      valueToJson(field, each, context),
    ]);
    return Object.fromEntries(readable) as JsonObject;
  }
  if (field.repeated) return (value as unknown[]).map((each) => valueToJson(field, each, context));
  return valueToJson(field, value, context);
}

function valueToJson(field: Field, value: unknown, context: JsonContext): JsonValue {
  const { type, resolvedType } = field;
  const bytes = context.showBytes && bytesIn(field, value);
  if (bytes) return context.showBytes!(bytes, jsonName(field));
  if (resolvedType === null) return scalars[type]!.toJson(value as never);
  if (resolvedType instanceof context.library.Type) {
    return toJson(resolvedType, value as MessageData, context);
  }
  return enumToJson(resolvedType as Enum, value as number);
}

/** Undefined for a field of another type. */
function bytesIn({ type, resolvedType }: Field, value: unknown): Uint8Array | undefined {
  if (type === 'bytes') return value as Uint8Array;
  const isWrapped = resolvedType?.fullName === '.google.protobuf.BytesValue';
  return isWrapped ? (value as { value: Uint8Array }).value : undefined;
}

/** A number that the description has no name for stays a number. */
function enumToJson({ fullName, valuesById }: Enum, value: number): JsonValue {
  return fullName === '.google.protobuf.NullValue' ? null : (valuesById[value] ?? value);
}

/** Whether unset differs from the default; of messages always. */
function hasPresence(field: Field, { library }: JsonContext): boolean {
  const { resolvedType, hasPresence: isTold, map, repeated } = field.resolve();
  return isTold || (!map && !repeated && resolvedType instanceof library.Type);
}

function defaultOf(field: Field, context: JsonContext): JsonValue {
  if (field.map) return {};
  if (field.repeated) return [];
  if (field.type === 'bytes') return context.showBytes ? null : '';
  return valueToJson(field, field.typeDefault, context);
}

/** The library keeps 64-bit keys as eight characters, one a byte. */
function keyToJson(keyType: string, key: string, { library }: JsonContext): string {
  if (!/64$/.test(keyType)) return key;
  const { lo, hi } = library.longBitsOf(key);
  const value = (BigInt(hi) << 32n) | BigInt(lo);
  return String(/^u|^fixed/.test(keyType) ? value : BigInt.asIntN(64, value));
}
