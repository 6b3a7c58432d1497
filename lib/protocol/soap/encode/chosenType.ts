import { isObject, type JsonValue } from '../../../plan/json';
import { namespaces } from '../namespaces';
import { keyOf, type QName } from '../QName';
import { anyType } from '../schema/knownTypes';
import type { SchemaSet } from '../schema/SchemaSet';
import type { SchemaType } from '../schema/SchemaTypes';

interface ChosenType {
  readonly type: SchemaType;
  /** To be stated as xsi:type. */
  readonly stated?: QName;
  readonly problem?: string;
}

/** The type that a value is sent as: the declared one, or the one that its field `@xsi:type` names. */
export function chosenType(value: JsonValue, declared: SchemaType, schemas: SchemaSet): ChosenType {
  const wish = isObject(value) ? value['@xsi:type'] : undefined;
  if (typeof wish !== 'string' || wish === '') return withoutWish(declared, schemas);
  // Anything may be given a type of any name, such as Map of Apache SOAP, which no schema declares.
  const full = /^\{(.*)\}(.+)$/.exec(wish);
  const own = full && { namespace: full[1]!, local: full[2]! };
  if (own && declared === anyType) return { type: schemas.type(own) ?? anyType, stated: own };
  const candidates = [
    ...(declared.name ? [declared.name, ...schemas.typesDerivedFrom(declared.name)] : []),
    // Any type may stand for xs:anyType.
    { namespace: namespaces.schema, local: wish.slice(wish.indexOf(':') + 1) },
  ];
  const local = wish.slice(Math.max(wish.lastIndexOf(':'), wish.lastIndexOf('}')) + 1);
  const name =
    candidates.find((each) => keyOf(each) === wish) ?? candidates.find((each) => each.local === local);
  const type = name && schemas.type(name);
  if (type) return { type, stated: name };
  const names = candidates.slice(0, -1).map((each) => each.local);
  return { type: declared, problem: `cannot be of the type "${wish}"; known: ${names.join(', ')}` };
}

function withoutWish(declared: SchemaType, schemas: SchemaSet): ChosenType {
  if (declared.kind === 'simple' || !declared.isAbstract || !declared.name) return { type: declared };
  const names = schemas.typesDerivedFrom(declared.name).map(({ local }) => local);
  return {
    type: declared,
    problem: `has to say in "@xsi:type" which kind it is: ${names.slice(0, 20).join(', ')}`,
  };
}
