import type { JsonObject } from '../../../plan/json';
import type {
  ASTNode,
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
} from '../../../vendor/graphql';
import { type GraphQlDocument, parseDocument } from '../document/parseDocument';
import { selectedFields } from '../document/selections';
import type { GraphQlLibrary } from '../graphqlLibrary';

/** One operation as a request has it. */
export interface OperationBody {
  readonly query: string;
  readonly variables?: JsonObject;
  readonly operationName?: string;
}

/** The name of an operation made of many; it says how many. */
const batchName = (count: number) => `ApiIntegrationBatch${count}`;

/** How many operations a document was made of; undefined for one that somebody has written. */
export function mergedCount(query: string): number | undefined {
  const [, count] = /^(?:query|mutation) ApiIntegrationBatch(\d+)\b/.exec(query) ?? [];
  return count === undefined ? undefined : Number(count);
}

/** What begins every name of the operation at a position (from 1). */
export const prefixOf = (position: number) => `i${position}_`;

/**
 * Many operations as one: each root field under an alias, each variable and fragment under a name, that begin with the
 * operation's position. The fields of a mutation are run one after the other (GraphQL specification, section 6.2.2).
 */
export function mergeOperations(library: GraphQlLibrary, bodies: readonly OperationBody[]): OperationBody {
  const documents = new Map<string, GraphQlDocument>();
  const variables: JsonObject = {};
  const parts = bodies.map((body, at) => {
    const key = `${body.operationName ?? ''} ${body.query}`;
    const document = documents.get(key) ?? parseDocument(library, body.query, body.operationName ?? '');
    documents.set(key, document);
    const prefix = prefixOf(at + 1);
    for (const [name, value] of Object.entries(body.variables ?? {})) variables[prefix + name] = value;
    return renamed(library, document, prefix);
  });
  const { kind, operation } = parts[0]!.operation;
  const merged: OperationDefinitionNode = {
    kind,
    operation,
    name: { kind: library.Kind.NAME, value: batchName(bodies.length) },
    variableDefinitions: parts.flatMap((part) => part.operation.variableDefinitions ?? []),
    selectionSet: {
      kind: library.Kind.SELECTION_SET,
      selections: parts.flatMap((part) => part.operation.selectionSet.selections),
    },
  };
  const fragments = parts.flatMap((part) => part.fragments);
  const document: DocumentNode = { kind: library.Kind.DOCUMENT, definitions: [merged, ...fragments] };
  return { query: library.print(document), variables };
}

function renamed({ visit, Kind }: GraphQlLibrary, document: GraphQlDocument, prefix: string) {
  const named = <Node extends { readonly name: { readonly value: string } }>(node: Node): Node => ({
    ...node,
    name: { kind: Kind.NAME, value: prefix + node.name.value },
  });
  const rename = <Node extends ASTNode>(root: Node): Node =>
    visit(root, { Variable: named, FragmentSpread: named }) as Node;
  const { operation } = document;
  // Root fields behind fragments are brought to the surface, where aliases can be given.
  const fields = selectedFields(operation.selectionSet, document.fragments).map(
    ({ node, key }): FieldNode => ({
      ...rename(node),
      alias: { kind: Kind.NAME, value: prefix + key },
    }),
  );
  const fragments = [...document.fragments.values()].map((fragment) => named(rename(fragment)));
  return {
    operation: {
      ...operation,
      variableDefinitions: (operation.variableDefinitions ?? []).map(rename),
      selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
    },
    fragments: spreadIn({ visit }, fields, fragments),
  };
}

/** The fragments that fields spread, directly or through others: no server takes unused ones. */
function spreadIn(
  { visit }: Pick<GraphQlLibrary, 'visit'>,
  fields: readonly FieldNode[],
  fragments: readonly FragmentDefinitionNode[],
): readonly FragmentDefinitionNode[] {
  const used = new Set<FragmentDefinitionNode>();
  const look = (node: ASTNode) => {
    visit(node, {
      FragmentSpread(spread) {
        const fragment = fragments.find(({ name }) => name.value === spread.name.value);
        if (!fragment || used.has(fragment)) return;
        used.add(fragment);
        look(fragment);
      },
    });
  };
  for (const field of fields) look(field);
  return [...used];
}
