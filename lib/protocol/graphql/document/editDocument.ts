import type { ASTNode, DocumentNode, FieldNode } from '../../../vendor/graphql';
import type { GraphQlLibrary } from '../graphqlLibrary';

/** A copy of a document in which nodes are replaced, or taken away by `null`. */
export function editDocument(
  { visit }: GraphQlLibrary,
  ast: DocumentNode,
  edits: ReadonlyMap<ASTNode, ASTNode | null>,
): DocumentNode {
  return visit(ast, { enter: (node) => (edits.has(node) ? edits.get(node) : undefined) }) as DocumentNode;
}

/**
 * A document without some of its fields, and without what is then empty or unused: selections, fragments and
 * variables. Servers refuse variables and fragments that nothing uses.
 */
export function withoutFields(
  library: GraphQlLibrary,
  ast: DocumentNode,
  fields: readonly FieldNode[],
): DocumentNode {
  const cut = editDocument(library, ast, new Map(fields.map((field) => [field, null])));
  return withoutUnused(library, withoutEmpty(library, cut));
}

function withoutEmpty(library: GraphQlLibrary, ast: DocumentNode): DocumentNode {
  const { visit } = library;
  const empty = new Set<string>();
  const isEmpty = (set?: { readonly selections: readonly unknown[] }) => set?.selections.length === 0;
  const emptied = visit(ast, {
    Field: { leave: ({ selectionSet }) => (isEmpty(selectionSet) ? null : undefined) },
    InlineFragment: { leave: ({ selectionSet }) => (isEmpty(selectionSet) ? null : undefined) },
    FragmentDefinition: {
      leave({ selectionSet, name }) {
        if (!isEmpty(selectionSet)) return undefined;
        empty.add(name.value);
        return null;
      },
    },
  });
  if (empty.size === 0) return emptied;
  const spreads = visit(emptied, {
    FragmentSpread: ({ name }) => (empty.has(name.value) ? null : undefined),
  });
  return withoutEmpty(library, spreads);
}

function withoutUnused(library: GraphQlLibrary, ast: DocumentNode): DocumentNode {
  const { visit } = library;
  const variables = new Set<string>();
  const spreads = new Set<string>();
  visit(ast, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void variables.add(name.value),
    FragmentSpread: ({ name }) => void spreads.add(name.value),
  });
  let isDone = true;
  const rest = visit(ast, {
    VariableDefinition: ({ variable }) => (variables.has(variable.name.value) ? false : null),
    FragmentDefinition({ name }) {
      if (spreads.has(name.value)) return undefined;
      isDone = false;
      return null;
    },
  });
  // A fragment that goes may have been the only one to use another.
  return isDone ? rest : withoutUnused(library, rest);
}
