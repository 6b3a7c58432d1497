import type {
  GraphQLSchema,
  IntrospectionField,
  IntrospectionInputValue,
  IntrospectionType,
  SelectionSetNode,
} from '../../../vendor/graphql';
import type { GraphQlDocument } from '../document/parseDocument';
import type { GraphQlLibrary } from '../graphqlLibrary';
import { findField, namedType, type rootKinds, type SchemaModel } from './SchemaModel';

/**
 * As much of a schema as one document needs to be checked. Types that the document only passes by keep their name and
 * kind; building all of a large schema would hold up everything else for a tenth of a second.
 */
export function partialSchema(
  { buildClientSchema }: GraphQlLibrary,
  model: SchemaModel,
  document: GraphQlDocument,
): GraphQLSchema {
  const part = new SchemaPart(model);
  part.addDocument(document);
  const types = part.collect();
  const named = (kind: (typeof rootKinds)[number]) => {
    const name = model.roots[kind];
    return name !== undefined && types.some((type) => type.name === name) ? { kind: 'OBJECT', name } : null;
  };
  const schema = {
    __schema: {
      types,
      directives: [],
      // A schema without queries exists on paper only.
      queryType: named('query') ?? { kind: 'OBJECT', name: types[0]!.name },
      mutationType: named('mutation'),
      subscriptionType: named('subscription'),
    },
  };
  return buildClientSchema(schema as unknown as Parameters<typeof buildClientSchema>[0], {
    assumeValid: true,
  });
}

class SchemaPart {
  /** Types that the document looks into. */
  private readonly whole = new Set<string>();
  /** Types that are there for being named. */
  private readonly stubs = new Set<string>(['String', 'Boolean', 'ID', 'Int', 'Float']);
  /** Only fields of these names have their arguments looked at. */
  private readonly used = new Set<string>();

  constructor(private readonly model: SchemaModel) {}

  addDocument({ ast, fragments, operation }: GraphQlDocument): void {
    const { query } = this.model.roots;
    if (query !== undefined) this.stubs.add(query);
    for (const definition of ast.definitions) {
      if (definition.kind === 'OperationDefinition') {
        this.walk(definition.selectionSet, this.model.roots[definition.operation]);
      }
    }
    for (const { selectionSet, typeCondition } of fragments.values())
      this.walk(selectionSet, typeCondition.name.value);
    for (const { type } of operation.variableDefinitions ?? []) {
      let inner = type;
      while (inner.kind !== 'NamedType') inner = inner.type;
      this.whole.add(inner.name.value);
    }
  }

  /** The types, those that are only named cut short. */
  collect(): IntrospectionType[] {
    const collected = new Map<string, IntrospectionType>();
    const whole = [...this.whole];
    for (let name = whole.pop(); name !== undefined; name = whole.pop()) {
      const type = this.model.types.get(name);
      if (!type || collected.has(name)) continue;
      collected.set(name, this.cut(type, whole));
    }
    const stubs = [...this.stubs];
    for (let name = stubs.pop(); name !== undefined; name = stubs.pop()) {
      const type = this.model.types.get(name);
      if (!type || collected.has(name)) continue;
      collected.set(name, stub(type));
      if ('interfaces' in type) stubs.push(...(type.interfaces ?? []).map((each) => each.name));
      if (type.kind === 'UNION') stubs.push(...type.possibleTypes.map((each) => each.name));
    }
    return [...collected.values()];
  }

  private walk({ selections }: SelectionSetNode, typeName: string | undefined): void {
    if (typeName !== undefined) this.whole.add(typeName);
    for (const selection of selections) {
      if (selection.kind === 'InlineFragment') {
        this.walk(selection.selectionSet, selection.typeCondition?.name.value ?? typeName);
      } else if (selection.kind === 'Field') {
        const { name, selectionSet } = selection;
        this.used.add(name.value);
        const field = typeName === undefined ? undefined : findField(this.model, typeName, name.value);
        if (selectionSet) this.walk(selectionSet, field && namedType(field.type));
      }
    }
  }

  private cut(type: IntrospectionType, whole: string[]): IntrospectionType {
    if ('possibleTypes' in type) this.name(type.possibleTypes ?? []);
    if ('interfaces' in type) this.name(type.interfaces ?? []);
    if (type.kind === 'INPUT_OBJECT') {
      whole.push(...type.inputFields.map((field) => namedType(field.type)));
      return { ...type, inputFields: type.inputFields.map(plainInput) } as IntrospectionType;
    }
    if (type.kind !== 'OBJECT' && type.kind !== 'INTERFACE') return type;
    const fields = type.fields.map((field): IntrospectionField => {
      this.stubs.add(namedType(field.type));
      const args = this.used.has(field.name) ? field.args.map(plainInput) : [];
      whole.push(...args.map((arg) => namedType(arg.type)));
      return { ...field, args };
    });
    return { ...type, interfaces: type.interfaces ?? [], fields } as IntrospectionType;
  }

  private name(types: ReadonlyArray<{ readonly name: string }>): void {
    for (const { name } of types) this.stubs.add(name);
  }
}

/** Whether there is a default counts, not which: a large one would have to be parsed. */
function plainInput(value: IntrospectionInputValue): IntrospectionInputValue {
  const hasDefault = value.defaultValue !== null && value.defaultValue !== undefined;
  return { ...value, defaultValue: hasDefault ? 'null' : null };
}

function stub(type: IntrospectionType): IntrospectionType {
  switch (type.kind) {
    case 'OBJECT':
    case 'INTERFACE':
      return { ...type, interfaces: type.interfaces ?? [], fields: [] } as IntrospectionType;
    case 'INPUT_OBJECT':
      return { ...type, inputFields: [] };
    default:
      return type;
  }
}
