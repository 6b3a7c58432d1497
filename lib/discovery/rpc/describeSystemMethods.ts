import { isObject } from '../../plan/json';
import type { JsonSchema } from '../../plan/JsonSchema';
import type { RpcDescription, RpcMethod } from './RpcMethod';

/** What `system.methodSignature` and `system.methodHelp` said about a method; undefined where they failed. */
export interface MethodFacts {
  readonly name: string;
  readonly signature?: unknown;
  readonly help?: unknown;
}

/** XML-RPC's type names (xmlrpc.com/spec, Apache's extensions) as schemas. */
const types: Readonly<Record<string, JsonSchema>> = {
  int: { type: 'integer' },
  i4: { type: 'integer' },
  i1: { type: 'integer' },
  i2: { type: 'integer' },
  i8: { type: 'integer', format: 'int64' },
  boolean: { type: 'boolean' },
  string: { type: 'string' },
  double: { type: 'number' },
  float: { type: 'number' },
  'dateTime.iso8601': { type: 'string', format: 'date-time' },
  base64: { type: 'string', format: 'byte' },
  array: { type: 'array' },
  struct: { type: 'object' },
};

/** A description from XML-RPC's introspection, which has types but no names of parameters. */
export function describeSystemMethods(methods: readonly MethodFacts[]): RpcDescription {
  return { operations: methods.map(asMethod), warnings: [] };
}

function asMethod({ name, signature, help }: MethodFacts): RpcMethod {
  const text = typeof help === 'string' ? help.trim() : '';
  const first = text.split('\n')[0]!.trim();
  return {
    id: name,
    label: name,
    ...(first !== '' && { help: first }),
    structure: 'byPosition',
    input: () => inputOf(signaturesIn(signature), documentedIn(text)),
  };
}

/**
 * A list of signatures, each the result's type and the parameters' types. Some servers (supervisord) send the only
 * signature without the list around it; others a text where there is none.
 */
function signaturesIn(value: unknown): string[][] {
  if (!Array.isArray(value)) return [];
  const lists = value.every((entry) => typeof entry === 'string') ? [value] : value;
  return lists.filter(isTextList).filter((list) => list.length > 0);
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

interface DocumentedParameter {
  readonly name: string;
  readonly text: string;
}

/** `@param string name  The process' name`, as Python's and PHP's servers write it into the help. */
function documentedIn(help: string): DocumentedParameter[] {
  return [...help.matchAll(/^\s*@param\s+\S+\s+\$?(\w+)[ \t]*(.*)$/gm)].map(([, name, text]) => ({
    name: name!,
    text: text!.trim(),
  }));
}

/** The longest signature; what the shortest does not have may be left out. */
function inputOf(signatures: readonly string[][], documented: readonly DocumentedParameter[]): JsonSchema {
  const byLength = signatures.toSorted((a, b) => b.length - a.length);
  const longest = (byLength[0] ?? []).slice(1);
  const needed = (byLength.at(-1)?.length ?? 1) - 1;
  const names = longest.map((_, index) => documented[index]?.name ?? `param${index + 1}`);
  // Two parameters of one name would become one field.
  const unique =
    new Set(names).size === names.length ? names : longest.map((_, index) => `param${index + 1}`);
  const properties = longest.map((type, index) => {
    const text = documented[index]?.text;
    return [unique[index]!, { ...types[type], description: text || type }] as const;
  });
  return { type: 'object', properties: Object.fromEntries(properties), required: unique.slice(0, needed) };
}

/** The names in a reply to `system.listMethods`; undefined when it is something else. */
export function methodNames(reply: unknown): string[] | undefined {
  const list = isObject(reply) && Array.isArray(reply.result) ? (reply.result as unknown[]) : reply;
  return isTextList(list) ? list : undefined;
}
