import type { JsonObject, JsonValue } from '../plan/json';
import type { CompiledRule } from './compileRule';
import type { MappingProblem } from './Mapped';
import type { Fallback } from './MappingDocument';
import { writeTarget } from './targetPath';
import { shorten } from './types/describeValue';
import type { FileNames } from './types/ValueType';

/** The item being made. */
export interface Making {
  result: JsonObject;
  /** Names of the item's files, for rules that refer to one. */
  files: FileNames | undefined;
  problems: MappingProblem[] | undefined;
  rejected: boolean;
}

type What = Pick<MappingProblem, 'rule' | 'message' | 'expected' | 'got'>;

/** Brings what a rule's source gave into its target, or says why not. */
export function applyRule(rule: CompiledRule, found: unknown, making: Making): void {
  if (found === undefined || found === null) return lack(rule, found, making);
  if (rule.onEmpty !== undefined && isEmpty(found, rule.isEmptyAnyKind)) return lack(rule, found, making);
  if (!rule.conversions) return write(rule, found as JsonValue, making);
  let value = found as JsonValue;
  for (const { rule: demand, expects, convert } of rule.conversions) {
    const converted = convert(value, making.files);
    if ('problem' in converted)
      return failRule(
        rule,
        { rule: demand, message: converted.problem, expected: expects, got: found as JsonValue },
        making,
      );
    value = converted.value;
  }
  write(rule, value, making);
}

/** A value that cannot be used: the rule's `onError` says what becomes of the field; the problem is kept. */
export function failRule(rule: CompiledRule, what: What, making: Making): void {
  if (rule.onError === 'reject') return refuse(rule, what, making);
  note(rule, what, making);
  fallBack(rule, rule.onError, making);
}

/** No value: missing, null or empty. */
function lack(rule: CompiledRule, found: unknown, making: Making): void {
  const choice = found === undefined ? rule.onMissing : found === null ? rule.onNull : rule.onEmpty!;
  if (choice !== 'reject') return fallBack(rule, choice, making);
  const got = found === undefined ? {} : { got: found as JsonValue };
  refuse(
    rule,
    { rule: 'required', message: missingMessage(rule, found), expected: 'a value', ...got },
    making,
  );
}

function isEmpty(value: unknown, anyKind: boolean): boolean {
  if (value === '') return true;
  if (!anyKind) return false;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && Object.keys(value!).length === 0;
}

function fallBack(rule: CompiledRule, fallback: Fallback, making: Making): void {
  if (fallback === 'null') write(rule, null, making);
  if (fallback !== 'default') return;
  const { fallback: value } = rule;
  // Items must not share an object: a later node may change one of them.
  write(rule, typeof value === 'object' ? structuredClone(value) : value!, making);
}

/** Rejects the item. The null is for mappings that go on with invalid items. */
function refuse(rule: CompiledRule, what: What, making: Making): void {
  note(rule, what, making);
  making.rejected = true;
  write(rule, null, making);
}

function note({ rule }: CompiledRule, { got, ...what }: What, making: Making): void {
  const source = rule.source ?? rule.expression;
  making.problems ??= [];
  making.problems.push({
    path: rule.target,
    ...what,
    ...(got !== undefined && { got: brief(got) }),
    ...(source !== undefined && { source }),
  });
}

function write(rule: CompiledRule, value: JsonValue, making: Making): void {
  if (rule.name !== undefined) {
    making.result[rule.name] = value;
    return;
  }
  const obstacle = writeTarget(making.result, rule.path, value);
  if (obstacle === undefined) return;
  note(rule, { rule: 'target', message: obstacle, got: value }, making);
  making.rejected = true;
}

function missingMessage({ rule }: CompiledRule, found: unknown): string {
  const source = rule.source === undefined ? 'the expression' : `"${rule.source}"`;
  const what = found === undefined ? 'gives nothing' : found === null ? 'is null' : 'is empty';
  return rule.required ? `it is required, but ${source} ${what}` : `${source} ${what}`;
}

/** Texts are shortened; of lists and objects only their beginning is kept, as text. */
export function brief(value: JsonValue): JsonValue {
  if (typeof value === 'string') return shorten(value);
  return typeof value === 'object' && value !== null ? shorten(JSON.stringify(value)) : value;
}
