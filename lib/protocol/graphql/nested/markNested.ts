import type { ASTNode, FieldNode } from '../../../vendor/graphql';
import { editDocument } from '../document/editDocument';
import { type GraphQlDocument, withAst } from '../document/parseDocument';
import { fieldsBelow } from '../document/selections';
import type { GraphQlLibrary } from '../graphqlLibrary';
import { type FoundNested, findNested } from './findNested';
import { marks } from './NestedConnection';
import type { NestedSchema } from './nestedSchema';

/** A nested connection, and what its further pages can be asked for by. */
export interface MarkedNested {
  readonly path: readonly string[];
  /** How many names lead to the nearest object with an id; undefined where there is none. */
  readonly ownerDepth: number | undefined;
  readonly listDepth: number;
  readonly level: number;
}

/**
 * Has a document ask for what the reading of nested connections needs: how their pages end, and id and type of the
 * objects that they belong to.
 */
export function markNested(
  library: GraphQlLibrary,
  document: GraphQlDocument,
  schema: NestedSchema,
): { readonly document: GraphQlDocument; readonly nested: readonly MarkedNested[] } {
  const found = findNested(document).filter(({ isSure, chain }) => isSure || schema.isConnection(chain));
  const additions = new Map<FieldNode, Set<string>>();
  const add = (field: FieldNode, ...texts: readonly string[]) => {
    const known = additions.get(field) ?? new Set();
    additions.set(field, new Set([...known, ...texts]));
  };
  const nested = found.map((each): MarkedNested => {
    add(each.field, pageInfoOf(each));
    const ownerDepth = ownerOf(each, document, schema);
    if (ownerDepth !== undefined)
      add(each.chain[ownerDepth - 1]!.node, `${marks.type}: __typename`, `${marks.id}: id`);
    return { path: each.path, ownerDepth, listDepth: each.listDepth, level: each.level };
  });
  if (nested.length === 0) return { document, nested };
  const edits = new Map<ASTNode, ASTNode>(
    [...additions].map(([field, texts]) => [field, withSelections(library, field, [...texts])]),
  );
  return { document: withAst(document, editDocument(library, document.ast, edits)), nested };
}

function pageInfoOf({ direction }: FoundNested): string {
  const wanted = direction === 'forward' ? 'hasNextPage endCursor' : 'hasPreviousPage startCursor';
  return `${marks.pageInfo}: pageInfo { ${wanted} }`;
}

/** The nearest object around a connection that can be asked for by its id, at most as far as the list it is in. */
function ownerOf(
  { chain, listDepth }: FoundNested,
  { fragments }: GraphQlDocument,
  schema: NestedSchema,
): number | undefined {
  if (schema.hasNode === false) return undefined;
  for (let depth = chain.length - 1; depth >= listDepth; depth -= 1) {
    const selected = fieldsBelow(chain[depth - 1]!, fragments);
    if (schema.hasId(chain.slice(0, depth), selected)) return depth;
  }
  return undefined;
}

function withSelections(library: GraphQlLibrary, field: FieldNode, texts: readonly string[]): FieldNode {
  const [operation] = library.parse(`{ ${texts.join(' ')} }`, { noLocation: true }).definitions;
  const added = operation?.kind === 'OperationDefinition' ? operation.selectionSet.selections : [];
  const { selectionSet } = field;
  return {
    ...field,
    selectionSet: { ...selectionSet!, selections: [...selectionSet!.selections, ...added] },
  };
}
