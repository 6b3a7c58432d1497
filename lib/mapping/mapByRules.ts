import { isApiError } from '../errors/ApiError';
import type { JsonObject } from '../plan/json';
import { applyRule, failRule, type Making } from './applyRule';
import { EvaluationClock } from './compile/EvaluationClock';
import { undecided } from './compile/undecided';
import type { CompiledRule } from './compileRule';
import { defaultTimeLimitMs, type Bindings } from './expression';
import { keepUnmapped } from './keepUnmapped';
import { noProblems, type Mapped } from './Mapped';
import type { MappingDocument } from './MappingDocument';
import { rowLabel } from './mappingErrors';
import { recordMaker } from './recordMaker';

const noBindings: Bindings = {};

/** The mapping that rows make. It answers at once, unless an expression is left to jsonata's interpreter. */
export function mapByRules(
  rules: readonly CompiledRule[],
  { unmapped, invalid, timeLimitMs = defaultTimeLimitMs }: MappingDocument,
) {
  const keep = unmapped === 'keep' ? keepUnmapped(rules) : recordMaker();
  const isTolerant = invalid === 'null';
  const readsItem = rules.some(({ expression }) => expression && (expression.code?.readsBindings ?? true));
  const clock = new EvaluationClock();

  /** Applies the rules until one is to be interpreted; that one's place, or the number of rules. */
  function applyAtOnce(item: JsonObject, bindings: Bindings, making: Making): number {
    clock.start(timeLimitMs);
    for (let at = 0; at < rules.length; at++) {
      const rule = rules[at]!;
      const { expression, read } = rule;
      if (!expression) applyRule(rule, read?.(item), making);
      else if (!expression.code) return at;
      else {
        try {
          const value = expression.code.run(item, bindings, clock);
          if (value === undecided) return at;
          applyRule(rule, value, making);
        } catch (error) {
          failRule(rule, messageOf(rule, error), undefined, making);
        }
      }
    }
    return rules.length;
  }

  /** The rules from one on; all expressions of the item share one time limit. */
  async function applyRest(
    first: number,
    item: JsonObject,
    bindings: Bindings,
    making: Making,
  ): Promise<Mapped> {
    const startedAt = performance.now() - clock.elapsed();
    for (const rule of rules.slice(first)) {
      const { expression, read } = rule;
      if (!expression) applyRule(rule, read?.(item), making);
      else {
        const left = timeLimitMs - (performance.now() - startedAt);
        const evaluate = rule === rules[first] ? expression.interpret : expression.evaluate;
        try {
          applyRule(rule, await evaluate(item, bindings, left), making);
        } catch (error) {
          failRule(rule, messageOf(rule, error), undefined, making);
        }
      }
    }
    return mapped(item, making);
  }

  function mapped(item: JsonObject, { result, rejected, problems: found }: Making): Mapped {
    const problems = found ?? noProblems;
    if (rejected && !isTolerant) return { status: 'rejected', problems, source: item };
    return { status: 'mapped', values: [result], problems };
  }

  return (item: JsonObject, bindings?: Bindings): Mapped | Promise<Mapped> => {
    const making: Making = { result: keep(item), problems: undefined, rejected: false };
    const variables = readsItem ? { ...bindings, item } : (bindings ?? noBindings);
    try {
      const done = applyAtOnce(item, variables, making);
      return done === rules.length
        ? mapped(item, making)
        : applyRest(done, item, { ...bindings, item }, making);
    } catch (error) {
      return Promise.reject(error as Error);
    }
  };
}

/** Why an expression gives no value for this item; what concerns all items is thrown, with the row's name. */
function messageOf(rule: CompiledRule, error: unknown): string {
  if (!isApiError(error)) throw error;
  if (error.code === 'EXPRESSION_FAILED') return error.message;
  throw error.with({ subject: `${rowLabel(rule)}: ${error.message}`, field: 'Source' });
}
