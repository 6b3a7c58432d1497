import { ApiError } from '../../errors/ApiError';
import { isObject, type JsonObject } from '../../plan/json';
import { asJsonSchema, type JsonSchema } from '../../plan/JsonSchema';
import { parsePointer, resolvePointer } from './jsonPointer';
import type { RpcDescription, RpcMethod } from './RpcMethod';

const structures = { 'by-name': 'byName', 'by-position': 'byPosition' } as const;
const deepestReference = 20;

/**
 * An OpenRPC document (spec.open-rpc.org, version 1) as a description. References within the document are followed;
 * others are left out with a warning.
 *
 * @throws ApiError DESCRIPTION_INVALID for what is no such document
 */
export function describeOpenRpc(document: unknown): RpcDescription {
  if (!isObject(document) || !Array.isArray(document.methods)) {
    throw new ApiError('DESCRIPTION_INVALID', {
      subject: 'This is not an OpenRPC document: it has no list of "methods"',
      hint: 'An OpenRPC document is a JSON object with "openrpc", "info" and "methods". Give another one, or type the method by name.',
    });
  }
  const root = document as JsonObject;
  const warnings: string[] = [];
  const operations = document.methods.flatMap((entry, index): RpcMethod[] => {
    const method = resolved(entry, root);
    if (method && typeof method.name === 'string') return [asMethod(method.name, method, root)];
    warnings.push(`Method ${index + 1} of the OpenRPC document cannot be read and is left out.`);
    return [];
  });
  return { operations, warnings };
}

function asMethod(name: string, method: JsonObject, document: JsonObject): RpcMethod {
  const { summary, description, deprecated, paramStructure, params } = method;
  const help = [summary, description].find((text) => typeof text === 'string' && text.trim() !== '');
  return {
    id: name,
    label: name,
    ...(help !== undefined && { help: firstSentence(String(help)) }),
    ...(deprecated === true && { isDeprecated: true }),
    structure: structures[paramStructure as keyof typeof structures] ?? 'either',
    input: () => inputOf(params, document),
    output: () => schemaOf(resolved(method.result, document), document),
  };
}

/** One property a parameter, in their order: a list of parameters is by position, too. */
function inputOf(params: unknown, document: JsonObject): JsonSchema {
  const list = (Array.isArray(params) ? params : []).flatMap((entry: unknown) => {
    const parameter = resolved(entry, document);
    return parameter && typeof parameter.name === 'string' ? [{ name: parameter.name, parameter }] : [];
  });
  const properties = list.map(({ name, parameter }) => [name, schemaOf(parameter, document) ?? {}] as const);
  return {
    type: 'object',
    $defs: definitionsOf(document),
    properties: Object.fromEntries(properties),
    required: list.filter(({ parameter }) => parameter.required === true).map(({ name }) => name),
  };
}

/** A content descriptor's schema; its own description goes before that of the schema. */
function schemaOf(descriptor: JsonObject | undefined, document: JsonObject): JsonSchema | undefined {
  if (!descriptor) return undefined;
  const schema = isObject(descriptor.schema) ? withOwnReferences(descriptor.schema as JsonObject) : {};
  const text = descriptor.summary ?? descriptor.description;
  const described = typeof text === 'string' && text !== '' ? { ...schema, description: text } : schema;
  return resolvedSchema(described, document);
}

/** A schema that is nothing but a reference keeps the description beside it. */
function resolvedSchema(schema: JsonObject, document: JsonObject): JsonSchema {
  const name = typeof schema.$ref === 'string' ? /^#\/\$defs\/(.+)$/.exec(schema.$ref)?.[1] : undefined;
  const target = name === undefined ? undefined : definitionsOf(document)[name];
  if (!target || schema.description === undefined) return asJsonSchema(schema);
  return { ...target, description: String(schema.description) };
}

const definitions = new WeakMap<JsonObject, Readonly<Record<string, JsonSchema>>>();

/** `components.schemas`, as the root of each schema holds them. */
function definitionsOf(document: JsonObject): Readonly<Record<string, JsonSchema>> {
  const known = definitions.get(document);
  if (known) return known;
  const schemas = resolvePointer(document, ['components', 'schemas']);
  const own = Object.entries(isObject(schemas) ? schemas : {}).flatMap(([name, schema]) =>
    isObject(schema) ? [[name, asJsonSchema(withOwnReferences(schema as JsonObject))] as const] : [],
  );
  const made = Object.fromEntries(own);
  definitions.set(document, made);
  return made;
}

/** `#/components/schemas/X` as `#/$defs/X`, all the way down. */
function withOwnReferences(schema: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string'
      ? value.replace(/^#\/components\/schemas\//, '#/$defs/')
      : value,
  ) as JsonObject;
}

/** What a reference of the document stands for; undefined where it leads nowhere, out of the document or in a circle. */
function resolved(value: unknown, document: JsonObject, depth = 0): JsonObject | undefined {
  if (!isObject(value) || depth > deepestReference) return undefined;
  if (typeof value.$ref !== 'string') return value as JsonObject;
  const path = parsePointer(value.$ref);
  return path && resolved(resolvePointer(document, path), document, depth + 1);
}

function firstSentence(text: string): string {
  return text.trim().split(/\n|(?<=[.!?])\s/)[0]!;
}
