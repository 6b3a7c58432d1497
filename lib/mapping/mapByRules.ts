import { isApiError } from '../errors/ApiError';
import type { JsonObject } from '../plan/json';
import { applyRule, failRule, type Making } from './applyRule';
import type { CompiledRule } from './compileRule';
import { defaultTimeLimitMs, type Bindings, type CompiledExpression } from './expression';
import { keepUnmapped } from './keepUnmapped';
import { type MapItem, noProblems, type Mapped } from './Mapped';
import type { MappingDocument } from './MappingDocument';
import { rowLabel } from './mappingErrors';
import type { FileNames } from './types/ValueType';

/** An expression's result, or the sentence that says why there is none. */
type Outcome = { readonly value: unknown } | { readonly problem: string };

/**
 * The mapping that rows make. Without expressions it answers at once.
 *
 * @param used fields of the item that are used besides the rules' plain sources
 */
export function mapByRules(
  rules: readonly CompiledRule[],
  { unmapped, invalid, timeLimitMs = defaultTimeLimitMs }: Omit<MappingDocument, 'version'>,
  used: readonly string[] = [],
): MapItem {
  const keep = unmapped === 'keep' ? keepUnmapped(rules, used) : () => ({});
  const isTolerant = invalid === 'null';
  const hasExpressions = rules.some(({ expression }) => expression);

  function map(
    item: JsonObject,
    files: FileNames | undefined,
    outcomes?: ReadonlyMap<CompiledRule, Outcome>,
  ): Mapped {
    const making: Making = { result: keep(item), files, problems: undefined, rejected: false };
    for (const rule of rules) {
      const outcome = outcomes?.get(rule);
      if (!outcome) applyRule(rule, rule.read?.(item), making);
      else if ('value' in outcome) applyRule(rule, outcome.value, making);
      else failRule(rule, { rule: 'expression', message: outcome.problem }, making);
    }
    const problems = making.problems ?? noProblems;
    if (making.rejected && !isTolerant) return { status: 'rejected', problems, source: item };
    return { status: 'mapped', values: [making.result], problems };
  }

  if (!hasExpressions) return (item, _bindings, files) => map(item, files);
  return async (item, bindings, files) =>
    map(item, files, await evaluateAll(rules, item, { item, ...bindings }, timeLimitMs));
}

/** All expressions of an item, one after the other, within one time limit. */
async function evaluateAll(
  rules: readonly CompiledRule[],
  item: JsonObject,
  bindings: Bindings,
  timeLimitMs: number,
): Promise<Map<CompiledRule, Outcome>> {
  const startedAt = performance.now();
  const outcomes = new Map<CompiledRule, Outcome>();
  for (const rule of rules) {
    if (!rule.expression) continue;
    const left = timeLimitMs - (performance.now() - startedAt);
    outcomes.set(rule, await evaluate(rule, rule.expression, item, bindings, left));
  }
  return outcomes;
}

async function evaluate(
  rule: CompiledRule,
  expression: CompiledExpression,
  item: JsonObject,
  bindings: Bindings,
  timeLimitMs: number,
): Promise<Outcome> {
  try {
    return { value: await expression.evaluate(item, bindings, timeLimitMs) };
  } catch (error) {
    if (!isApiError(error)) throw error;
    if (error.code === 'EXPRESSION_FAILED') return { problem: error.message };
    throw error.with({ subject: `${rowLabel(rule)}: ${error.message}`, field: 'Source' });
  }
}
