import { type JsonSchema, resolveRef, typeOfSchema } from '../../plan/JsonSchema';
import { formatPath } from '../../plan/path';

/** One field that a target has. */
export interface TargetField {
  /** As a mapping writes it: `address.city`, `lines[].sku`. */
  readonly path: string;
  /** A value type's name. */
  readonly type: string;
  /** A format's name, where one of ours fits. */
  readonly format?: string;
  readonly required: boolean;
  readonly description?: string;
  readonly choices?: readonly string[];
  /** Values that the field is known to have. */
  readonly examples: readonly unknown[];
}

const deepest = 6;
const most = 500;

/** The fields of a target that a JSON Schema describes, in its order; lists of objects are entered. */
export function targetFields(schema: JsonSchema): TargetField[] {
  const root = withDefinitions(schema);
  return enter(root, { root, path: '', required: true, above: [] }).slice(0, most);
}

interface Place {
  readonly root: JsonSchema;
  readonly path: string;
  readonly required: boolean;
  readonly above: readonly JsonSchema[];
}

function enter(schema: JsonSchema, place: Place): TargetField[] {
  const object = whole(schema, place.root);
  return Object.entries(object.properties ?? {}).flatMap(([name, property]) => {
    const inside = whole(property, place.root);
    const own = formatPath([name]);
    const here = {
      root: place.root,
      path: place.path === '' ? own : `${place.path}.${own}`,
      required: place.required && (object.required ?? []).includes(name),
      above: [...place.above, inside],
    };
    const isCycle = place.above.includes(inside) || here.above.length > deepest;
    if (!isCycle && hasFields(inside)) return enter(inside, here);
    const element = inside.items && whole(inside.items, place.root);
    if (!isCycle && element && hasFields(element))
      return enter(element, {
        ...here,
        path: `${here.path}[]`,
        required: false,
        above: [...here.above, element],
      });
    return [leaf(inside, here)];
  });
}

function hasFields({ properties }: JsonSchema): boolean {
  return Object.keys(properties ?? {}).length > 0;
}

function leaf(schema: JsonSchema, { path, required }: Place): TargetField {
  const format = formats[schema.format ?? ''];
  const choices = schema.enum?.filter((value): value is string => typeof value === 'string');
  const description = (schema.description ?? schema.title)?.trim().split('\n')[0];
  return {
    path,
    type: typeOf(schema),
    required,
    ...(format !== undefined && { format }),
    ...(description && { description }),
    ...(choices && choices.length > 0 && { choices }),
    examples: [...(schema.examples ?? []), ...(schema.default === undefined ? [] : [schema.default])],
  };
}

const formats: Readonly<Record<string, string>> = {
  email: 'email',
  'idn-email': 'email',
  uuid: 'uuid',
  uri: 'uri',
  url: 'uri',
  phone: 'phone',
  currency: 'currency',
};

function typeOf(schema: JsonSchema): string {
  const { format = '' } = schema;
  if (/^(u?int64)$/.test(format)) return 'integer';
  if (format === 'decimal') return 'decimal';
  switch (typeOfSchema(schema)) {
    case 'string':
      return format === 'date' ? 'date' : format === 'date-time' ? 'dateTime' : 'text';
    case 'integer':
      return 'integer';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return 'array';
    case 'object':
      return 'object';
    default:
      return 'any';
  }
}

/** What older drafts call `definitions` is `$defs` here. */
function withDefinitions(schema: JsonSchema): JsonSchema {
  const { definitions } = schema as { definitions?: JsonSchema['$defs'] };
  return definitions ? { ...schema, $defs: { ...definitions, ...schema.$defs } } : schema;
}

const wholes = new WeakMap<JsonSchema, JsonSchema>();

/** A schema with what `$ref`, `allOf` and the first of several choices add; the same object each time, so that cycles show. */
function whole(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const resolved = resolveRef(schema, root);
  const known = wholes.get(resolved);
  if (known) return known;
  wholes.set(resolved, resolved);
  const choice = resolved.properties
    ? undefined
    : (resolved.anyOf ?? resolved.oneOf)?.find(({ type }) => type !== 'null');
  const parts = [...(resolved.allOf ?? []), ...(choice ? [choice] : [])].map((part) => whole(part, root));
  const made: JsonSchema =
    parts.length === 0
      ? resolved
      : {
          ...Object.assign({}, ...parts, resolved),
          properties: Object.assign({}, ...parts.map(({ properties }) => properties), resolved.properties),
          required: [...parts.flatMap(({ required = [] }) => required), ...(resolved.required ?? [])],
        };
  wholes.set(resolved, made);
  return made;
}
