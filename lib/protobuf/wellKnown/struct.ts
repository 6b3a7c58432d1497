import { isObject, type JsonObject, type JsonValue } from '../../plan/json';
import { jsonProblem, shown } from '../json/jsonProblem';
import type { MessageData } from '../json/toJson';
import type { WellKnownType } from './WellKnownType';

/** Any JSON object. */
export const struct: WellKnownType = {
  schema: { type: 'object' },
  toJson: ({ fields = {} }) => structToJson(fields as MessageData),
  fromJson(value, path) {
    if (!isObject(value)) throw jsonProblem(path, `must be an object, not ${shown(value)}`);
    return { fields: fieldsOf(value as JsonObject) };
  },
};

/** Any JSON value. */
export const value: WellKnownType = {
  schema: {},
  toJson: valueToJson,
  fromJson: toValue,
};

/** Any JSON list. */
export const listValue: WellKnownType = {
  schema: { type: 'array' },
  toJson: ({ values = [] }) => (values as MessageData[]).map(valueToJson),
  fromJson(list, path) {
    if (!Array.isArray(list)) throw jsonProblem(path, `must be a list, not ${shown(list)}`);
    return { values: list.map(toValue) };
  },
};

function structToJson(fields: MessageData): JsonObject {
  const entries = Object.entries(fields).map(([name, each]) => [name, valueToJson(each as MessageData)]);
  return Object.fromEntries(entries) as JsonObject;
}

function valueToJson(message: MessageData): JsonValue {
  // Unset fields are there with their defaults, but in the prototype.
  const { numberValue, stringValue, boolValue, structValue, listValue: list } = { ...message };
  if (structValue) return structToJson((structValue as MessageData).fields as MessageData);
  if (list) return ((list as MessageData).values as MessageData[]).map(valueToJson);
  return (stringValue ?? numberValue ?? boolValue ?? null) as JsonValue;
}

function toValue(json: JsonValue): Record<string, unknown> {
  if (json === null || json === undefined) return { nullValue: 0 };
  if (typeof json === 'string') return { stringValue: json };
  if (typeof json === 'number') return { numberValue: json };
  if (typeof json === 'boolean') return { boolValue: json };
  if (Array.isArray(json)) return { listValue: { values: json.map(toValue) } };
  return { structValue: { fields: fieldsOf(json) } };
}

function fieldsOf(json: JsonObject): Record<string, unknown> {
  return Object.fromEntries(Object.entries(json).map(([name, each]) => [name, toValue(each)]));
}
