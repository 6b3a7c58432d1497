import { isApiError } from '../errors/ApiError';
import { isObject, type JsonObject } from '../plan/json';
import { formatPath, isPlainPath, parsePath, type Path } from '../plan/path';
import { checkRow } from './compileRule';
import { compileExpression, defaultTimeLimitMs } from './expression';
import { compileGroups, type Grouping } from './groups/compileGroups';
import { compileLevel } from './lists/compileLevel';
import { planLevel } from './lists/planLevel';
import { mapByExpression } from './mapByExpression';
import type { MapItem } from './Mapped';
import type { FieldRule, MappingDocument } from './MappingDocument';
import { documentError, rowError } from './mappingErrors';
import { parseTarget } from './targetPath';
import { splitItem, type SplitItem } from './splitItem';

/** A mapping ready to run. */
export interface CompiledMapping {
  readonly map: MapItem;
  /** The items that an item is split into before they are mapped; absent: it stays one. */
  readonly split?: (item: JsonObject) => SplitItem;
  /** What puts mapped items together; absent: each is an item of its own. */
  readonly grouping?: Grouping;
}

/**
 * Checks a mapping document and works out everything that does not depend on an item.
 *
 * @throws ApiError MAPPING_INVALID, which names the row and the column, or EXPRESSION_INVALID for the one
 * expression of the whole mapping
 */
export async function compileMapping(document: MappingDocument): Promise<CompiledMapping> {
  checkDocument(document);
  const { fields, expression, split, groupBy, timeLimitMs = defaultTimeLimitMs } = document;
  const splitPath = split === undefined ? undefined : pathOf('split', split);
  const parts = splitPath && { split: (item: JsonObject) => splitItem(item, splitPath) };
  if (expression !== undefined)
    return { map: mapByExpression(await compileExpression(expression, { timeLimitMs })), ...parts };
  fields!.forEach(checkRow);
  const rules = splitPath ? fields!.map((rule) => withoutPosition(rule, splitPath)) : fields!;
  if (groupBy !== undefined) return { ...(await compileGroups(rules, groupBy, document)), ...parts };
  const lonely = rules.findIndex(({ aggregate }) => aggregate !== undefined);
  if (lonely >= 0) throw rowError(lonely, 'Combine', 'it is for mappings that group items (Group By)');
  const plan = planLevel(rules.map((rule, row) => ({ rule, row })));
  return { map: await compileLevel(plan, document), ...parts };
}

function checkDocument(document: MappingDocument): void {
  if (!isObject(document)) throw documentError('it is not an object');
  const { version, fields, expression, timeLimitMs, unmapped, invalid, groupBy, split } = document;
  if (version !== 1) throw documentError(`version ${JSON.stringify(version)} is not known; known: 1`);
  if (fields !== undefined && !Array.isArray(fields)) throw documentError('"fields" is not a list');
  if ((fields === undefined) === (expression === undefined))
    throw documentError('it needs either "fields" or "expression"');
  for (const [name, value] of Object.entries({ expression, groupBy, split }))
    if (value !== undefined && typeof value !== 'string') throw documentError(`"${name}" is not text`);
  if (timeLimitMs !== undefined && !(timeLimitMs > 0))
    throw documentError('"timeLimitMs" is not a positive number');
  checkChoice('unmapped', unmapped, ['drop', 'keep']);
  checkChoice('invalid', invalid, ['reject', 'null']);
  if (groupBy !== undefined && expression !== undefined)
    throw documentError('"groupBy" goes with "fields", not with "expression"');
  if (groupBy !== undefined && unmapped === 'keep')
    throw documentError('grouped items cannot keep their unmapped fields; name those that are needed');
}

function checkChoice(name: string, value: string | undefined, known: readonly string[]): void {
  if (value !== undefined && !known.includes(value))
    throw documentError(`"${name}" is "${value}"; known: ${known.join(', ')}`);
}

function pathOf(name: string, text: string): Path {
  try {
    return parseTarget(text.replace(/\[\d*\]$/, ''));
  } catch (error) {
    throw isApiError(error) ? documentError(`"${name}": ${error.message}`) : error;
  }
}

/** A field dragged from the input panel names the first element; after the split there is only one. */
function withoutPosition(rule: FieldRule, split: Path): FieldRule {
  if (rule.source === undefined || !isPlainPath(rule.source)) return rule;
  const path = parsePath(rule.source);
  const isInside = split.every((part, at) => part === path[at]) && typeof path[split.length] === 'number';
  if (!isInside) return rule;
  return { ...rule, source: formatPath([...split, ...path.slice(split.length + 1)]) };
}
