import { loadGraphQl } from '../graphqlLibrary';
import { generateSelection, type SelectionWish } from './generateSelection';
import type { SchemaModel } from './SchemaModel';

/** A generated selection as somebody would write it, without the braces around it; empty for a type without fields. */
export async function selectionText(
  model: SchemaModel,
  typeName: string,
  wish: SelectionWish,
): Promise<string> {
  const selection = generateSelection(model, typeName, wish);
  if (selection === '') return '';
  const { parse, print } = await loadGraphQl();
  const lines = print(parse(selection, { noLocation: true })).split('\n');
  return lines
    .slice(1, -1)
    .map((line) => line.slice(2))
    .join('\n');
}
