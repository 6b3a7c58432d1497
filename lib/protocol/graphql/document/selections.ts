import type { FieldNode, SelectionSetNode } from '../../../vendor/graphql';
import type { GraphQlDocument } from './parseDocument';

/** A field of a selection, wherever it is written: directly, or in a fragment that is spread there. */
export interface SelectedField {
  readonly node: FieldNode;
  /** The name under which the answer has it. */
  readonly key: string;
  readonly name: string;
}

/** The fields that a selection set asks for, with those of its fragments; each fragment is entered once. */
export function selectedFields(
  { selections }: SelectionSetNode,
  fragments: GraphQlDocument['fragments'],
  entered: ReadonlySet<string> = new Set(),
): SelectedField[] {
  return selections.flatMap((selection): SelectedField[] => {
    if (selection.kind === 'Field') return [selected(selection)];
    if (selection.kind === 'InlineFragment')
      return selectedFields(selection.selectionSet, fragments, entered);
    const name = selection.name.value;
    const fragment = fragments.get(name);
    if (!fragment || entered.has(name)) return [];
    return selectedFields(fragment.selectionSet, fragments, new Set([...entered, name]));
  });
}

/** The part of a selected object that is below it. */
export function fieldsBelow(
  { node }: SelectedField,
  fragments: GraphQlDocument['fragments'],
): SelectedField[] {
  return node.selectionSet ? selectedFields(node.selectionSet, fragments) : [];
}

/** The fields along a path of names of the answer, for each name all that ask for it: their selections are merged. */
export function fieldsAlong(
  { operation, fragments }: GraphQlDocument,
  path: readonly string[],
): SelectedField[][] {
  let fields = selectedFields(operation.selectionSet, fragments);
  return path.map((name) => {
    const named = fields.filter(({ key }) => key === name);
    fields = named.flatMap((field) => fieldsBelow(field, fragments));
    return named;
  });
}

function selected(node: FieldNode): SelectedField {
  return { node, key: node.alias?.value ?? node.name.value, name: node.name.value };
}
