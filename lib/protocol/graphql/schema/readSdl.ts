import { ApiError } from '../../../errors/ApiError';
import type { DefinitionNode, IntrospectionType } from '../../../vendor/graphql';
import type { GraphQlLibrary } from '../graphqlLibrary';
import { createDefinitionReader, type DefinitionReader } from './definitions';
import { pause } from './pause';
import { type RootKind, rootKinds, type SchemaModel } from './SchemaModel';
import { type DefinitionText, schemaError, splitDefinitions } from './splitDefinitions';

/** The scalars that every schema has without naming them (GraphQL specification, section 3.5). */
const builtIn = ['Int', 'Float', 'String', 'Boolean', 'ID'];

/**
 * A schema in the schema language as a model, read in small steps.
 *
 * @throws ApiError SCHEMA_INVALID with line and column
 */
export async function readSdl(library: GraphQlLibrary, text: string): Promise<SchemaModel> {
  const types = new Map<string, IntrospectionType>(
    builtIn.map((name) => [name, { kind: 'SCALAR', name } as IntrospectionType]),
  );
  const roots: Partial<Record<RootKind, string>> = {};
  const definitions: DefinitionNode[] = [];
  for (const part of await splitDefinitions(library, text)) {
    definitions.push(...parsePart(library, part));
    await pause();
  }
  // References say what kind of type they lead to, so all names have to be known first.
  const reader = createDefinitionReader(library, definitions);
  let done = 0;
  for (const definition of definitions) {
    addDefinition(definition, reader, types, roots);
    if (++done % 200 === 0) await pause();
  }
  for (const kind of rootKinds) {
    const usual = kind.charAt(0).toUpperCase() + kind.slice(1);
    if (!reader.hasSchema && types.has(usual)) roots[kind] = usual;
  }
  if (Object.keys(roots).length === 0) {
    throw new ApiError('SCHEMA_INVALID', {
      subject: 'The schema has no type "Query", and names no other root',
    });
  }
  return { types, roots };
}

function parsePart(library: GraphQlLibrary, { text, line }: DefinitionText): readonly DefinitionNode[] {
  if (!/[^\s,]/.test(text.replace(/#.*$/gm, ''))) return [];
  try {
    return library.parse(text, { noLocation: true }).definitions;
  } catch (error) {
    throw error instanceof library.GraphQLError ? schemaError(error, line) : error;
  }
}

function addDefinition(
  definition: DefinitionNode,
  reader: DefinitionReader,
  types: Map<string, IntrospectionType>,
  roots: Partial<Record<RootKind, string>>,
): void {
  if (definition.kind === 'SchemaDefinition' || definition.kind === 'SchemaExtension') {
    for (const { operation, type } of definition.operationTypes ?? []) roots[operation] = type.name.value;
    return;
  }
  const type = reader.read(definition);
  if (type) types.set(type.name, reader.merge(types.get(type.name), type));
}
