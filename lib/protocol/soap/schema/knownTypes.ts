import { namespaces } from '../namespaces';
import type { QName } from '../QName';
import { type BuiltinName, isBuiltin } from './builtins';
import type { ComplexType, SchemaType, SimpleType } from './SchemaTypes';

/** Any content at all: xs:anyType. */
export const anyType: ComplexType = {
  kind: 'complex',
  isAbstract: false,
  isMixed: true,
  content: { kind: 'any', min: 0, max: Infinity },
  attributes: [],
  anyAttribute: true,
};

/** The types that no schema has to declare. */
export function builtinType({ namespace, local }: QName): SchemaType | undefined {
  const isEncoding = namespace === namespaces.encoding11 || namespace === namespaces.encoding12;
  if (isEncoding && local === 'Array') return encodedArray;
  // Older drafts of XML Schema had namespaces of their own.
  if (!isEncoding && !/^http:\/\/www\.w3\.org\/(2001|2000\/10|1999)\/XMLSchema$/.test(namespace))
    return undefined;
  if (local === 'anyType' || local === 'ur-type' || local === 'Struct') return anyType;
  return isBuiltin(local) ? simple(local) : undefined;
}

/** The base of all SOAP-encoded arrays. */
export const encodedArray: ComplexType = {
  ...anyType,
  arrayOf: { namespace: namespaces.schema, local: 'anyType' },
};

const simples = new Map<BuiltinName, SimpleType>();

export function simple(builtin: BuiltinName): SimpleType {
  const known = simples.get(builtin);
  if (known) return known;
  const name = { namespace: namespaces.schema, local: builtin };
  const made: SimpleType = { kind: 'simple', name, builtin, facets: {} };
  simples.set(builtin, made);
  return made;
}
