import { isObject, type JsonObject, type JsonValue } from '../../plan/json';
import { asJsonSchema, type JsonSchema } from '../../plan/JsonSchema';

/** An operation of an OpenAPI document that takes a JSON body. */
export interface OpenApiTarget {
  /** `POST /contacts`. */
  readonly id: string;
  readonly help?: string;
  readonly schema: JsonSchema;
}

const methods = ['post', 'put', 'patch', 'delete'];

/** The operations of an OpenAPI 3 or Swagger 2 document whose body is JSON, with its schema. */
export function openApiTargets(document: JsonValue): OpenApiTarget[] {
  if (!isObject(document) || !isObject(document.paths)) return [];
  const shared = definitionsOf(document as JsonObject);
  return Object.entries(document.paths as JsonObject).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = isObject(item) ? item[method] : undefined;
      if (!isObject(operation)) return [];
      const body = bodyOf(operation as JsonObject, document as JsonObject);
      if (!body) return [];
      const { summary } = operation;
      return [
        {
          id: `${method.toUpperCase()} ${path}`,
          ...(typeof summary === 'string' && { help: summary }),
          schema: { ...asJsonSchema(renamed(body)), $defs: shared },
        },
      ];
    }),
  );
}

function bodyOf(operation: JsonObject, document: JsonObject): JsonObject | undefined {
  const body = followed(operation.requestBody, document);
  const content = isObject(body) && isObject(body.content) ? body.content : {};
  const [, media] = Object.entries(content).find(([type]) => /[/+]json\b/.test(type)) ?? [];
  const parameters = Array.isArray(operation.parameters) ? operation.parameters : [];
  const inBody = parameters
    .map((each) => followed(each, document))
    .find((each) => isObject(each) && each.in === 'body');
  const { schema } = (isObject(media) ? media : isObject(inBody) ? inBody : {}) as { schema?: JsonValue };
  return isObject(schema) ? (schema as JsonObject) : undefined;
}

/** What a `#/components/requestBodies/…` leads to. */
function followed(value: JsonValue | undefined, document: JsonObject): JsonValue | undefined {
  if (!isObject(value) || typeof value.$ref !== 'string') return value;
  return value.$ref
    .split('/')
    .slice(1)
    .reduce<JsonValue | undefined>(
      (at, name) => (isObject(at) ? (at as JsonObject)[name] : undefined),
      document,
    );
}

function definitionsOf(document: JsonObject): Readonly<Record<string, JsonSchema>> {
  const components = isObject(document.components) ? document.components : {};
  const all = (isObject(components.schemas) ? components.schemas : document.definitions) ?? {};
  return Object.fromEntries(
    Object.entries(all as JsonObject).map(([name, schema]) => [
      name,
      asJsonSchema(renamed(schema) as JsonObject),
    ]),
  );
}

/** References as our schemas have them. */
function renamed<Value extends JsonValue>(value: Value): Value {
  if (Array.isArray(value)) return value.map(renamed) as Value;
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([name, part]) =>
      name === '$ref' && typeof part === 'string'
        ? [name, part.replace(/^#\/(components\/schemas|definitions)\//, '#/$defs/')]
        : [name, renamed(part)],
    ),
  ) as Value;
}
