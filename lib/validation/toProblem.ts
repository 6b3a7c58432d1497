import type { JsonValue } from '../plan/json';
import type { SchemaError } from '../vendor/ajv';

/** What a schema says against a value, in the form of a mapping's problems. */
export interface SchemaProblem {
  /** Plain path; empty for the value itself. */
  readonly path: string;
  /** The keyword: `required`, `type`, `pattern`, … */
  readonly rule: string;
  readonly message: string;
  readonly expected?: JsonValue;
  readonly got?: JsonValue;
}

const longest = 60;

export function toProblem({
  instancePath,
  keyword,
  message,
  schema,
  data,
  params,
}: SchemaError): SchemaProblem {
  const inside = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  const path = plainPath(instancePath, typeof inside === 'string' ? [inside] : []);
  const isMissing = keyword === 'required';
  const got = isMissing || data === undefined ? undefined : brief(data as JsonValue);
  return {
    path,
    rule: keyword,
    message: isMissing ? 'it is required, but missing' : sentence(keyword, message, params, got),
    ...(expectedOf(keyword, schema, params) !== undefined && {
      expected: expectedOf(keyword, schema, params)!,
    }),
    ...(got !== undefined && { got }),
  };
}

function sentence(
  keyword: string,
  message: string | undefined,
  params: SchemaError['params'],
  got: JsonValue | undefined,
): string {
  if (/^(additional|unevaluated)Properties$/.test(keyword)) return 'it is not a known field';
  if (keyword === 'enum')
    return `${shown(got)} is none of ${(params.allowedValues as JsonValue[]).map(shown).join(', ')}`;
  if (keyword === 'const') return `${shown(got)} is not ${shown(params.allowedValue as JsonValue)}`;
  return `${shown(got)} ${message ?? `does not satisfy "${keyword}"`}`;
}

function expectedOf(keyword: string, schema: unknown, params: SchemaError['params']): JsonValue | undefined {
  if (keyword === 'required') return 'a value';
  if (/^(additional|unevaluated)Properties$/.test(keyword)) return 'no such field';
  if (keyword === 'enum') return params.allowedValues as JsonValue;
  if (typeof schema === 'object' && !Array.isArray(schema)) return undefined;
  return schema as JsonValue | undefined;
}

function plainPath(pointer: string, more: readonly string[]): string {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return [...parts, ...more].reduce((path, part) => {
    if (/^\d+$/.test(part)) return `${path}[${part}]`;
    const name = /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(part) ? part : `\`${part}\``;
    return path === '' ? name : `${path}.${name}`;
  }, '');
}

function shown(value: JsonValue | undefined): string {
  return value === undefined ? 'it' : JSON.stringify(value);
}

/** Texts are shortened; of lists and objects only their beginning is kept, as text. */
function brief(value: JsonValue): JsonValue {
  const text =
    typeof value === 'string'
      ? value
      : typeof value === 'object' && value !== null
        ? JSON.stringify(value)
        : undefined;
  if (text === undefined) return value;
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
