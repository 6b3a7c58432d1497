import type { FieldNode } from '../../../vendor/graphql';
import type { GraphQlDocument } from './parseDocument';
import { fieldsBelow, type SelectedField, selectedFields } from './selections';

/** A Relay connection that a document asks for (relay.dev/graphql/connections.htm). */
export interface DocumentConnection {
  readonly field: FieldNode;
  /** Names of the answer that lead to it, without `data`. */
  readonly path: readonly string[];
  readonly direction: 'forward' | 'backward';
  /** The answer's name of the list, and whether its elements are edges around the nodes. */
  readonly list: string;
  /** The answer's name of the node in an edge; empty where the list has the nodes themselves. */
  readonly node: string;
  /** It is certain to be a connection, and not merely a field that happens to be called `edges` or `nodes`. */
  readonly isSure: boolean;
}

/** The connections of an operation, the outermost on each way down: what is inside of records belongs to them. */
export function findConnections({ operation, fragments }: GraphQlDocument): DocumentConnection[] {
  const search = (fields: readonly SelectedField[], above: readonly string[]): DocumentConnection[] =>
    fields.flatMap((field) => {
      const path = [...above, field.key];
      const below = fieldsBelow(field, fragments);
      const connection = connectionAt(field, below, path, fragments);
      return connection ? [connection] : search(below, path);
    });
  return withoutRepeats(search(selectedFields(operation.selectionSet, fragments), []));
}

/** What a field is, when it is a connection that the document looks into. */
export function connectionAt(
  { node: field }: SelectedField,
  below: readonly SelectedField[],
  path: readonly string[],
  fragments: GraphQlDocument['fragments'],
): DocumentConnection | undefined {
  const names = new Set((field.arguments ?? []).map(({ name }) => name.value));
  const isSure =
    below.some(({ name }) => name === 'pageInfo') ||
    ['first', 'last', 'after', 'before'].some((name) => names.has(name));
  const isBackward = names.has('last') || (names.has('before') && !names.has('first'));
  const common = { field, path, isSure, direction: isBackward ? 'backward' : 'forward' } as const;
  const nodes = below.find(({ name, node }) => name === 'nodes' && node.selectionSet);
  if (nodes && isSure) return { ...common, list: nodes.key, node: '' };
  const edges = below.find(({ name, node }) => name === 'edges' && node.selectionSet);
  const inEdge = edges ? fieldsBelow(edges, fragments) : [];
  const node = inEdge.find(({ name, node: { selectionSet } }) => name === 'node' && selectionSet);
  if (!edges || !node) return undefined;
  // An edge that says more than where its node stands is what the user wants.
  const hasMore = inEdge.some(({ name }) => !['node', 'cursor', '__typename'].includes(name));
  return { ...common, list: edges.key, node: hasMore ? '' : node.key };
}

/** A fragment that is spread twice in one place selects the same thing twice. */
function withoutRepeats(connections: readonly DocumentConnection[]): DocumentConnection[] {
  return connections.filter(
    ({ path }, at) => connections.findIndex((each) => each.path.join('.') === path.join('.')) === at,
  );
}
