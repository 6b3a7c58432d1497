import type { JsonObject, JsonValue } from '../plan/json';
import type { CompiledRule } from './compileRule';
import type { MappingProblem } from './Mapped';
import type { Fallback } from './MappingDocument';
import { writeTarget } from './targetPath';
import { shorten } from './types/describeValue';

/** The item being made. */
export interface Making {
  readonly result: JsonObject;
  problems: MappingProblem[] | undefined;
  rejected: boolean;
}

/** Brings what a rule's source gave into its target, or says why not. */
export function applyRule(rule: CompiledRule, found: unknown, making: Making): void {
  if (found === undefined || found === null || (found === '' && rule.refusesEmpty)) {
    if (rule.onMissing === 'reject') refuse(rule, missingMessage(rule, found), undefined, making);
    else fallBack(rule, rule.onMissing, making);
    return;
  }
  if (!rule.type) return write(rule, found as JsonValue, making);
  const converted = rule.type.convert(found as JsonValue);
  if ('value' in converted) write(rule, converted.value, making);
  else failRule(rule, converted.problem, found as JsonValue, making);
}

/** A value that cannot be used: the rule's `onError` says what becomes of the field; the problem is kept. */
export function failRule(
  rule: CompiledRule,
  message: string,
  value: JsonValue | undefined,
  making: Making,
): void {
  if (rule.onError === 'reject') return refuse(rule, message, value, making);
  note(rule, message, value, making);
  fallBack(rule, rule.onError, making);
}

function fallBack(rule: CompiledRule, fallback: Fallback, making: Making): void {
  if (fallback === 'null') write(rule, null, making);
  if (fallback !== 'default') return;
  const { fallback: value } = rule;
  // Items must not share an object: a later node may change one of them.
  write(rule, typeof value === 'object' ? structuredClone(value) : value!, making);
}

/** Rejects the item. The null is for mappings that go on with invalid items. */
function refuse(rule: CompiledRule, message: string, value: JsonValue | undefined, making: Making): void {
  note(rule, message, value, making);
  making.rejected = true;
  write(rule, null, making);
}

function note({ rule }: CompiledRule, message: string, value: JsonValue | undefined, making: Making): void {
  const source = rule.source ?? rule.expression;
  making.problems ??= [];
  making.problems.push({
    target: rule.target,
    ...(source !== undefined && { source }),
    message,
    ...(value !== undefined && { value: brief(value) }),
  });
}

function write(rule: CompiledRule, value: JsonValue, making: Making): void {
  if (rule.name !== undefined) {
    making.result[rule.name] = value;
    return;
  }
  const obstacle = writeTarget(making.result, rule.path, value);
  if (obstacle === undefined) return;
  note(rule, obstacle, value, making);
  making.rejected = true;
}

function missingMessage({ rule }: CompiledRule, found: unknown): string {
  const source = rule.source === undefined ? 'the expression' : `"${rule.source}"`;
  const what = found === undefined ? 'gives nothing' : found === null ? 'is null' : 'is empty';
  return rule.required ? `it is required, but ${source} ${what}` : `${source} ${what}`;
}

/** Texts are shortened; of lists and objects only their beginning is kept, as text. */
function brief(value: JsonValue): JsonValue {
  if (typeof value === 'string') return shorten(value);
  return typeof value === 'object' && value !== null ? shorten(JSON.stringify(value)) : value;
}
