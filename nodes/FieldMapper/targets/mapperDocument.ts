import type { IExecuteFunctions } from 'n8n-workflow';
import {
  type FieldRule,
  formatPath,
  isObject,
  isPlainPath,
  type JsonObject,
  type JsonValue,
  suggestMapping,
  type TargetField,
} from '../../../lib';
import { plainPath } from '../../shared/parameters/plainExpression';
import { openTarget } from './openTarget';
import { readTargetFields } from './readTarget';

/** A mapping that n8n's resource mapper makes. */
export interface MapperRules {
  readonly fields: readonly FieldRule[];
  /** Whether some values are n8n expressions that only n8n can evaluate, anew for each item. */
  readonly hasExpressions: boolean;
}

/** The field of an item under which values of n8n expressions reach the mapping. */
export const evaluatedField = 'n8n expression';

/** As sure as a mapping has to be that nobody has looked at. */
const automaticConfidence = 0.75;

/**
 * The rows of the resource mapper. A field that was dragged onto a target arrives as an n8n expression, which costs
 * 0.3 ms an item; plain `$json` paths are read from the raw parameter and mapped as paths instead.
 */
export async function mapperRules(context: IExecuteFunctions): Promise<MapperRules> {
  const raw = context.getNode().parameters.targetFields;
  const { mappingMode, value } = (isObject(raw) ? raw : {}) as { mappingMode?: string; value?: unknown };
  const targets = await readTargetFields(openTarget(context));
  if (mappingMode === 'autoMapInputData')
    return { fields: automatic(context, targets), hasExpressions: false };
  const values = (isObject(value) ? value : {}) as JsonObject;
  const known = new Map(targets.map((target) => [target.path, target]));
  const rules = Object.entries(values).flatMap(([path, given]) => ruleOf(path, given, known.get(path)));
  const hasExpressions = rules.some(({ source }) => source?.startsWith(`\`${evaluatedField}\``));
  return { fields: [...rules, ...unfilled(targets, rules)], hasExpressions };
}

/** A required field that nobody has mapped refuses every item, and says so. */
function unfilled(targets: readonly TargetField[], rules: readonly FieldRule[]): FieldRule[] {
  const filled = new Set(rules.map(({ target }) => target));
  return targets
    .filter(({ path, required }) => required && !path.includes('[]') && !filled.has(path))
    .map((target) => ({ target: target.path, source: target.path, ...demands(target) }));
}

function ruleOf(path: string, given: JsonValue, target: TargetField | undefined): FieldRule[] {
  if (given === null || given === undefined || given === '') return [];
  const rest = target ? demands(target) : {};
  if (typeof given !== 'string' || !given.startsWith('=')) return [{ target: path, default: given, ...rest }];
  const plain = plainPath(given);
  if (plain !== undefined && isPlainPath(plain)) return [{ target: path, source: plain, ...rest }];
  return [{ target: path, source: formatPath([evaluatedField, path]), ...rest }];
}

function demands({ type, format, required }: TargetField): Omit<FieldRule, 'target'> {
  return {
    ...(type !== 'any' && { type }),
    ...(format !== undefined && { format }),
    ...(required && { required: true }),
  };
}

/** "Map Automatically": names and values have to leave no doubt. */
function automatic(context: IExecuteFunctions, targets: readonly TargetField[]): readonly FieldRule[] {
  const samples = context
    .getInputData()
    .slice(0, 100)
    .map(({ json }) => json as JsonObject);
  const { document } = suggestMapping(samples, targets, { minimum: automaticConfidence });
  const fields = (document.fields ?? []).map(({ note: _, ...rule }) => rule);
  return [...fields, ...unfilled(targets, fields)];
}

/** The values of n8n expressions for one item, by target. */
export function evaluatedValues(context: IExecuteFunctions, itemIndex: number): JsonObject {
  const values = context.getNodeParameter('targetFields.value', itemIndex, {});
  return isObject(values) ? (values as JsonObject) : {};
}
