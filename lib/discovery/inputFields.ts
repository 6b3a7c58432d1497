import type { JsonValue } from '../plan/json';
import { type JsonSchema, typeOfSchema } from '../plan/JsonSchema';
import { formatPath, type Path } from '../plan/path';
import { wholeSchema } from './wholeSchema';

/** One field of a generated form; what is nested is one field a leaf. */
export interface InputField {
  /** Plain path within the arguments, such as `address.city`: see plan/path. */
  readonly path: string;
  /** The path, and what the description says about it. */
  readonly label: string;
  readonly kind: 'text' | 'number' | 'switch' | 'dateTime' | 'choice' | 'list' | 'object';
  readonly required: boolean;
  readonly choices?: readonly string[];
  readonly default?: JsonValue;
}

/** Deeper objects are entered as JSON: nobody finds anything in a form of hundreds of fields. */
const deepest = 4;
const longestHelp = 80;

/** The fields of a schema of type object: required ones first, in the order of the description otherwise. */
export function inputFields(schema: JsonSchema): InputField[] {
  const fields = fieldsOf(schema, { root: schema, path: [], required: true, above: [] });
  return [...fields.filter(({ required }) => required), ...fields.filter(({ required }) => !required)];
}

interface Place {
  readonly root: JsonSchema;
  readonly path: Path;
  /** All objects on the way have to be there. */
  readonly required: boolean;
  /** The schemas on the way: one that comes again is a cycle. */
  readonly above: readonly JsonSchema[];
}

function fieldsOf(schema: JsonSchema, place: Place): InputField[] {
  const object = wholeSchema(schema, place.root);
  return Object.entries(object.properties ?? {}).flatMap(([name, property]) => {
    const required = place.required && (object.required ?? []).includes(name);
    const resolved = wholeSchema(property, place.root);
    const below = { ...place, path: [...place.path, name], required, above: [...place.above, resolved] };
    const isOpen = typeOfSchema(resolved) === 'object' && Object.keys(resolved.properties ?? {}).length > 0;
    const isCycle = place.above.includes(resolved);
    return isOpen && !isCycle && below.path.length < deepest
      ? fieldsOf(resolved, below)
      : [fieldOf(resolved, below)];
  });
}

function fieldOf(schema: JsonSchema, { path, required, root }: Place): InputField {
  const choices = choicesOf(schema);
  const text = formatPath(path);
  const described = (schema.description ?? schema.title ?? '').trim().split('\n')[0] ?? '';
  const help = [described, shapeOf(schema, root)].filter(Boolean).join(', ');
  return {
    path: text,
    label: help === '' ? text : `${text}: ${shortened(help)}`,
    kind: choices ? 'choice' : kindOf(schema),
    required,
    ...(choices && { choices }),
    ...(schema.default !== undefined && { default: schema.default }),
  };
}

/** What goes into a field that is entered as JSON. */
function shapeOf(schema: JsonSchema, root: JsonSchema): string {
  const kind = typeOfSchema(schema);
  const inner = kind === 'array' && schema.items ? wholeSchema(schema.items, root) : schema;
  const names = Object.keys(inner.properties ?? {});
  const shape = names.length > 0 ? `{ ${names.join(', ')} }` : '';
  return kind === 'array' && shape !== '' ? `list of ${shape}` : kind === 'object' ? shape : '';
}

function kindOf(schema: JsonSchema): InputField['kind'] {
  // What a number cannot hold exactly is entered as text.
  if (/^(u?int64|decimal)$/.test(schema.format ?? '')) return 'text';
  switch (typeOfSchema(schema)) {
    case 'boolean':
      return 'switch';
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return 'list';
    case 'object':
      return 'object';
    default:
      return schema.format === 'date-time' ? 'dateTime' : 'text';
  }
}

function choicesOf({ enum: values, oneOf }: JsonSchema): string[] | undefined {
  const constants = oneOf?.every((each) => each.const !== undefined)
    ? oneOf.map((each) => each.const)
    : undefined;
  const texts = (values ?? constants)?.filter((value): value is string => typeof value === 'string');
  return texts && texts.length > 0 ? texts : undefined;
}

function shortened(text: string): string {
  return text.length > longestHelp ? `${text.slice(0, longestHelp - 1)}…` : text;
}
