import type {
  ConstDirectiveNode,
  DefinitionNode,
  InputValueDefinitionNode,
  IntrospectionInputValue,
  IntrospectionType,
  IntrospectionTypeRef,
  TypeNode,
} from '../../../vendor/graphql';
import type { GraphQlLibrary } from '../graphqlLibrary';

type Kind = IntrospectionType['kind'];

/** Definitions of the schema language as introspection would tell them. */
export interface DefinitionReader {
  /** The text says which root types there are. */
  readonly hasSchema: boolean;
  /** A type, or what an extension adds to one; undefined for definitions of other things. */
  read(definition: DefinitionNode): IntrospectionType | undefined;
  /** A type with what was read of it before. */
  merge(before: IntrospectionType | undefined, more: IntrospectionType): IntrospectionType;
}

const kinds: Readonly<Record<string, Kind>> = {
  ScalarTypeDefinition: 'SCALAR' as Kind,
  ScalarTypeExtension: 'SCALAR' as Kind,
  ObjectTypeDefinition: 'OBJECT' as Kind,
  ObjectTypeExtension: 'OBJECT' as Kind,
  InterfaceTypeDefinition: 'INTERFACE' as Kind,
  InterfaceTypeExtension: 'INTERFACE' as Kind,
  UnionTypeDefinition: 'UNION' as Kind,
  UnionTypeExtension: 'UNION' as Kind,
  EnumTypeDefinition: 'ENUM' as Kind,
  EnumTypeExtension: 'ENUM' as Kind,
  InputObjectTypeDefinition: 'INPUT_OBJECT' as Kind,
  InputObjectTypeExtension: 'INPUT_OBJECT' as Kind,
};

/** Parts of a type that extensions add to. */
const lists = ['fields', 'inputFields', 'interfaces', 'possibleTypes', 'enumValues'] as const;

export function createDefinitionReader(
  { print }: GraphQlLibrary,
  definitions: readonly DefinitionNode[],
): DefinitionReader {
  const kindOf = new Map<string, Kind>();
  const implementers = new Map<string, string[]>();
  for (const definition of definitions) {
    const kind = kinds[definition.kind];
    if (!kind || !('name' in definition) || !definition.name) continue;
    kindOf.set(definition.name.value, kind);
    for (const { name } of ('interfaces' in definition && definition.interfaces) || []) {
      if (kind !== 'OBJECT') continue;
      implementers.set(name.value, [...(implementers.get(name.value) ?? []), definition.name.value]);
    }
  }
  const refOf = (name: string) => ({ kind: kindOf.get(name) ?? 'SCALAR', name }) as IntrospectionTypeRef;
  const typeRef = (type: TypeNode): IntrospectionTypeRef => {
    if (type.kind === 'NamedType') return refOf(type.name.value);
    const kind = type.kind === 'ListType' ? 'LIST' : 'NON_NULL';
    return { kind, ofType: typeRef(type.type) } as IntrospectionTypeRef;
  };
  const inputValue = (node: InputValueDefinitionNode) =>
    ({
      ...texts(node),
      type: typeRef(node.type),
      defaultValue: node.defaultValue ? print(node.defaultValue) : null,
    }) as IntrospectionInputValue;

  return {
    hasSchema: definitions.some(({ kind }) => kind === 'SchemaDefinition'),
    read(definition) {
      const kind = kinds[definition.kind];
      if (!kind || !('name' in definition) || !definition.name) return undefined;
      const name = definition.name.value;
      const type: Record<string, unknown> = { kind, ...texts(definition as Described) };
      if ('interfaces' in definition)
        type.interfaces = definition.interfaces?.map((each) => refOf(each.name.value));
      if ('fields' in definition && kind === 'INPUT_OBJECT') {
        type.inputFields = (definition.fields as readonly InputValueDefinitionNode[]).map(inputValue);
      } else if ('fields' in definition) {
        type.fields = definition.fields?.map((field) => ({
          ...texts(field),
          type: typeRef(field.type),
          args: 'arguments' in field ? (field.arguments ?? []).map(inputValue) : [],
        }));
      }
      if ('values' in definition) type.enumValues = definition.values?.map(texts);
      if ('types' in definition) type.possibleTypes = definition.types?.map((each) => refOf(each.name.value));
      if (kind === 'INTERFACE') type.possibleTypes = (implementers.get(name) ?? []).map(refOf);
      return type as unknown as IntrospectionType;
    },
    merge(before, more) {
      if (!before) return more;
      const merged: Record<string, unknown> = {
        ...before,
        description: before.description ?? more.description,
      };
      for (const list of lists) {
        const parts = [before, more].flatMap(
          (each) => (each as unknown as Record<string, unknown[]>)[list] ?? [],
        );
        if (list in before || list in more) merged[list] = list === 'possibleTypes' ? unique(parts) : parts;
      }
      return merged as unknown as IntrospectionType;
    },
  };
}

interface Described {
  readonly name: { readonly value: string };
  readonly description?: { readonly value: string };
  readonly directives?: readonly ConstDirectiveNode[];
}

function texts({ name, description, directives = [] }: Described) {
  const deprecated = directives.find((each) => each.name.value === 'deprecated');
  const reason = deprecated?.arguments?.find((each) => each.name.value === 'reason')?.value;
  return {
    name: name.value,
    description: description?.value ?? null,
    isDeprecated: deprecated !== undefined,
    deprecationReason: reason?.kind === 'StringValue' ? reason.value : null,
  };
}

function unique(parts: readonly unknown[]): unknown[] {
  return [...new Map(parts.map((part) => [(part as { name: string }).name, part])).values()];
}
