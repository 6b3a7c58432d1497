import { isApiError } from '../errors/ApiError';
import type { JsonObject } from '../plan/json';
import { applyRule, failRule, type Making } from './applyRule';
import { EvaluationClock } from './compile/EvaluationClock';
import { undecided } from './compile/undecided';
import type { CompiledRule } from './compileRule';
import { defaultTimeLimitMs, type Bindings } from './expression';
import { inTurns } from './inTurns';
import { keepUnmapped } from './keepUnmapped';
import { type MapItem, noProblems, type Mapped } from './Mapped';
import type { MappingDocument } from './MappingDocument';
import { rowLabel } from './mappingErrors';
import { recordMaker } from './recordMaker';

const noBindings: Bindings = {};

/**
 * The mapping that rows make. It answers at once, unless an expression is left to jsonata's interpreter.
 *
 * @param used fields of the item that are used besides the rules' plain sources
 */
export function mapByRules(
  rules: readonly CompiledRule[],
  { unmapped, invalid, timeLimitMs = defaultTimeLimitMs }: Omit<MappingDocument, 'version'>,
  used: readonly string[] = [],
): MapItem {
  const keep = unmapped === 'keep' ? keepUnmapped(rules, used) : recordMaker();
  const isTolerant = invalid === 'null';
  const readsBindings = rules.some(({ expression }) => expression?.code?.readsBindings);
  const clock = new EvaluationClock();
  // Items that are done at once are made one after the other: one record of what is being made serves all of them.
  const making: Making = { result: {}, files: undefined, problems: undefined, rejected: false };

  const mapped = (item: JsonObject, { result, problems: found, rejected }: Making): Mapped => {
    const problems = found ?? noProblems;
    if (rejected && !isTolerant) return { status: 'rejected', problems, source: item };
    return { status: 'mapped', values: [result], problems };
  };

  return (item, bindings, files) => {
    making.result = keep(item);
    making.files = files;
    making.problems = undefined;
    making.rejected = false;
    try {
      clock.start(timeLimitMs);
      const done = applyAtOnce(
        rules,
        item,
        readsBindings ? { item, ...bindings } : (bindings ?? noBindings),
        clock,
        making,
      );
      if (done === rules.length) return mapped(item, making);
      const left = timeLimitMs - clock.elapsed();
      const own = { ...making };
      const rest = interpretRest(rules.slice(done), item, { item, ...bindings }, left, own);
      return rest.then(() => mapped(item, own));
    } catch (error) {
      return Promise.reject(error as Error);
    }
  };
}

/** Applies rules until one is to be interpreted; returns how many were applied. */
function applyAtOnce(
  rules: readonly CompiledRule[],
  item: JsonObject,
  bindings: Bindings,
  clock: EvaluationClock,
  making: Making,
): number {
  for (let at = 0; at < rules.length; at++) {
    const rule = rules[at]!;
    const { expression, read } = rule;
    if (!expression) {
      applyRule(rule, read?.(item), making);
      continue;
    }
    if (!expression.code) return at;
    try {
      const value = expression.code.run(item, bindings, clock);
      if (value === undecided) return at;
      applyRule(rule, value, making);
    } catch (error) {
      failExpression(rule, error, making);
    }
  }
  return rules.length;
}

/** The rules from the one that is to be interpreted on; all expressions share what is left of the item's time. */
async function interpretRest(
  rules: readonly CompiledRule[],
  item: JsonObject,
  bindings: Bindings,
  timeLimitMs: number,
  making: Making,
): Promise<void> {
  const startedAt = performance.now();
  await inTurns(rules.length, async (at) => {
    const rule = rules[at]!;
    const { expression, read } = rule;
    if (!expression) return applyRule(rule, read?.(item), making);
    const evaluate = at === 0 ? expression.interpret : expression.evaluate;
    try {
      const left = timeLimitMs - (performance.now() - startedAt);
      applyRule(rule, await evaluate(item, bindings, left), making);
    } catch (error) {
      failExpression(rule, error, making);
    }
  });
}

/** An expression that gives no value for this item; what concerns all items is thrown, with the row's name. */
function failExpression(rule: CompiledRule, error: unknown, making: Making): void {
  if (!isApiError(error)) throw error;
  if (error.code !== 'EXPRESSION_FAILED')
    throw error.with({ subject: `${rowLabel(rule)}: ${error.message}`, field: 'Source' });
  failRule(rule, { rule: 'expression', message: error.message }, making);
}
