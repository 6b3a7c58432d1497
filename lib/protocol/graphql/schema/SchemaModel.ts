import type {
  IntrospectionField,
  IntrospectionInputValue,
  IntrospectionType,
  IntrospectionTypeRef,
} from '../../../vendor/graphql';

/**
 * A schema as its types by name, in the words of introspection: plain data that is cheap to make and of which only
 * the part that is needed gets looked at. Large APIs have thousands of types.
 */
export interface SchemaModel {
  readonly types: ReadonlyMap<string, IntrospectionType>;
  /** Names of the root types. */
  readonly roots: Readonly<Partial<Record<RootKind, string>>>;
}

export type RootKind = 'query' | 'mutation' | 'subscription';
export const rootKinds: readonly RootKind[] = ['query', 'mutation', 'subscription'];

/** The fields of an object or interface type; none for other types. */
export function fieldsOf(model: SchemaModel, typeName: string): readonly IntrospectionField[] {
  const type = model.types.get(typeName);
  return type?.kind === 'OBJECT' || type?.kind === 'INTERFACE' ? type.fields : [];
}

export function findField(
  model: SchemaModel,
  typeName: string,
  name: string,
): IntrospectionField | undefined {
  return fieldsOf(model, typeName).find((field) => field.name === name);
}

/** The name inside of lists and non-null marks. */
export function namedType(type: IntrospectionTypeRef): string {
  return type.kind === 'LIST' || type.kind === 'NON_NULL' ? namedType(type.ofType) : type.name;
}

/** A type as documents write it: `[ID!]!`. */
export function typeText(type: IntrospectionTypeRef): string {
  if (type.kind === 'NON_NULL') return `${typeText(type.ofType)}!`;
  return type.kind === 'LIST' ? `[${typeText(type.ofType)}]` : type.name;
}

/** An argument or input field that has to be given. */
export function isRequired({ type, defaultValue }: IntrospectionInputValue): boolean {
  return type.kind === 'NON_NULL' && (defaultValue === undefined || defaultValue === null);
}

/** A type without fields of its own: a scalar or an enum. */
export function isLeaf(model: SchemaModel, typeName: string): boolean {
  const kind = model.types.get(typeName)?.kind;
  return kind === undefined || kind === 'SCALAR' || kind === 'ENUM';
}

/** A type of the Relay cursor specification: it has `pageInfo`, and `edges` or `nodes`. */
export function isConnectionType(model: SchemaModel, typeName: string): boolean {
  const names = new Set(fieldsOf(model, typeName).map(({ name }) => name));
  return names.has('pageInfo') && (names.has('nodes') || names.has('edges'));
}
