import { isObject, type JsonObject } from '../plan/json';
import { checkTargets } from './checkTargets';
import { compileExpression, defaultTimeLimitMs, type Bindings } from './expression';
import type { Mapped } from './Mapped';
import type { MappingDocument } from './MappingDocument';
import { compileRule } from './compileRule';
import { documentError } from './mappingErrors';
import { mapByExpression } from './mapByExpression';
import { mapByRules } from './mapByRules';

/** A mapping ready to run. */
export interface CompiledMapping {
  /**
   * What an item becomes; at once for rules without expressions, else as a promise. Expressions see the item as `$` and
   * `$item`, and the bindings as variables: `index` as `$index`. The item is never changed; the result may share
   * parts with it.
   *
   * @throws ApiError EXPRESSION_RUNAWAY when the item's expressions took longer than the time limit or made too much
   */
  map(item: JsonObject, bindings?: Bindings): Mapped | Promise<Mapped>;
}

/**
 * Checks a mapping document and works out everything that does not depend on an item.
 *
 * @throws ApiError MAPPING_INVALID, which names the row and the column, or EXPRESSION_INVALID for the one
 * expression of the whole mapping
 */
export async function compileMapping(document: MappingDocument): Promise<CompiledMapping> {
  checkDocument(document);
  const { fields, expression, timeLimitMs = defaultTimeLimitMs } = document;
  if (expression !== undefined)
    return { map: mapByExpression(await compileExpression(expression, { timeLimitMs })) };
  const rules = [];
  for (const [row, rule] of fields!.entries()) rules.push(await compileRule(rule, row, timeLimitMs));
  checkTargets(rules.map(({ path }) => path));
  return { map: mapByRules(rules, document) };
}

function checkDocument(document: MappingDocument): void {
  if (!isObject(document)) throw documentError('it is not an object');
  const { version, fields, expression, timeLimitMs, unmapped, invalid } = document;
  if (version !== 1) throw documentError(`version ${JSON.stringify(version)} is not known; known: 1`);
  if (fields !== undefined && !Array.isArray(fields)) throw documentError('"fields" is not a list');
  if ((fields === undefined) === (expression === undefined))
    throw documentError('it needs either "fields" or "expression"');
  if (expression !== undefined && typeof expression !== 'string')
    throw documentError('"expression" is not text');
  if (timeLimitMs !== undefined && !(timeLimitMs > 0))
    throw documentError('"timeLimitMs" is not a positive number');
  checkChoice('unmapped', unmapped, ['drop', 'keep']);
  checkChoice('invalid', invalid, ['reject', 'null']);
}

function checkChoice(name: string, value: string | undefined, known: readonly string[]): void {
  if (value !== undefined && !known.includes(value))
    throw documentError(`"${name}" is "${value}"; known: ${known.join(', ')}`);
}
