import type { JsonObject } from '../plan/json';
import type { Bindings } from './expression';
import { compileMapping } from './compileMapping';
import type { MappingProblem } from './Mapped';
import type { MappingDocument } from './MappingDocument';
import { documentError } from './mappingErrors';
import { rejectedItem } from './rejectedItem';
import type { FileNames } from './types/ValueType';

/**
 * What a request carries for an item. The problems are those of fields that went on as null, left out or with their
 * default.
 *
 * @throws ApiError MAPPING_REJECTED when the item does not satisfy the mapping, or makes several objects
 */
export type MapToRequest = (
  item: JsonObject,
  bindings?: Bindings,
  files?: FileNames,
) => Promise<{ readonly value: JsonObject; readonly problems: readonly MappingProblem[] }>;

/**
 * A mapping whose results are sent: of each item exactly one object.
 *
 * @throws ApiError MAPPING_INVALID, which names the row and the column, or EXPRESSION_INVALID
 */
export async function compileRequestMapping(document: MappingDocument): Promise<MapToRequest> {
  const { map, split, grouping } = await compileMapping(document);
  if (split || grouping)
    throw documentError(
      `"${split ? 'split' : 'groupBy'}" changes the number of items; use a Field Mapper node before this one for that`,
    );
  return async (item, bindings, files) => {
    const mapped = await map(item, bindings, files);
    if (mapped.status === 'rejected') throw notSent(mapped.problems);
    const { values, problems } = mapped;
    if (values.length === 1) return { value: values[0]!, problems };
    const message = `the expression gives ${values.length} objects where one is sent for each item`;
    throw notSent([{ path: '', rule: 'expression', message }]);
  };
}

function notSent(problems: readonly MappingProblem[]) {
  return rejectedItem(problems).with({
    hint: 'Nothing was sent for this item. Correct the source data or the row; a row\'s "On Invalid" says what else may become of the value.',
  });
}
