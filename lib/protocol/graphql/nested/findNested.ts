import { connectionAt, type DocumentConnection } from '../document/findConnections';
import type { GraphQlDocument } from '../document/parseDocument';
import { fieldsBelow, type SelectedField, selectedFields } from '../document/selections';

/** A connection inside of the records of another one. */
export interface FoundNested extends DocumentConnection {
  /** The fields that lead to it, itself last: one for each name of its path. */
  readonly chain: readonly SelectedField[];
  /** How many of them lead to the list that it is in an element of. */
  readonly listDepth: number;
  /** 1: in the records of an outermost connection. */
  readonly level: number;
}

/** The connections of an operation that are inside of others, an outer one before those in it. */
export function findNested({ operation, fragments }: GraphQlDocument): FoundNested[] {
  const search = (
    fields: readonly SelectedField[],
    above: readonly SelectedField[],
    level: number,
    listDepth: number,
  ): FoundNested[] =>
    fields.flatMap((field) => {
      const chain = [...above, field];
      const below = fieldsBelow(field, fragments);
      const path = chain.map(({ key }) => key);
      const connection = connectionAt(field, below, path, fragments);
      if (!connection) return search(below, chain, level, listDepth);
      const found = level > 0 ? [{ ...connection, chain, listDepth, level }] : [];
      return [...found, ...search(below, chain, level + 1, chain.length + 1)];
    });
  const all = search(selectedFields(operation.selectionSet, fragments), [], 0, 0);
  // A fragment that is spread twice in one place selects the same thing twice.
  return [...new Map(all.map((each) => [each.path.join('.'), each])).values()];
}
