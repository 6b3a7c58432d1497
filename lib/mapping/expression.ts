import type { JsonValue } from '../plan/json';
import { describeFailure, describeParseFailure } from './expression/describeFailure';
import { EvaluationGuard } from './expression/EvaluationGuard';
import { guardedFunctions } from './expression/guardedFunctions';
import { toPlain } from './expression/toPlain';
import type { ParsedExpression } from '../vendor/jsonata';

/** Variables of an expression by name, without the `$`. */
export type Bindings = Readonly<Record<string, JsonValue>>;

export interface CompiledExpression {
  readonly source: string;
  /**
   * The result as plain JSON of its own; undefined when the expression finds nothing. Never changes the input.
   *
   * @param timeLimitMs a shorter limit than the compiled one, for what is left of a shared time
   * @throws ApiError EXPRESSION_FAILED, or EXPRESSION_RUNAWAY within the limit and a second
   */
  evaluate(input: unknown, bindings?: Bindings, timeLimitMs?: number): Promise<JsonValue | undefined>;
}

export interface ExpressionOptions {
  /** Milliseconds that one evaluation may take; 1,000 when absent. */
  readonly timeLimitMs?: number;
}

/** One parsed copy of an expression with its guard. It evaluates one input at a time. */
interface Instance {
  readonly expression: ParsedExpression;
  readonly guard: EvaluationGuard;
}

export const defaultTimeLimitMs = 1000;
const cached = new Map<string, CompiledExpression>();
const mostCached = 500;

/**
 * Parses a JSONata expression; equal ones are parsed once.
 *
 * @throws ApiError EXPRESSION_INVALID, which says where and what is wrong
 */
export async function compileExpression(
  source: string,
  { timeLimitMs = defaultTimeLimitMs }: ExpressionOptions = {},
): Promise<CompiledExpression> {
  const key = `${timeLimitMs} ${source}`;
  const known = cached.get(key);
  const compiled = known ?? (await compile(source, timeLimitMs));
  // A used one goes to the end, so that the first is the one that was not used for longest.
  cached.delete(key);
  cached.set(key, compiled);
  if (cached.size > mostCached) cached.delete(cached.keys().next().value as string);
  return compiled;
}

async function compile(source: string, timeLimitMs: number): Promise<CompiledExpression> {
  const createInstance = await instanceFactory(source);
  const idle = [createInstance()];
  const risks = findRisks(source);
  return {
    source,
    async evaluate(input, bindings = {}, limitMs = timeLimitMs) {
      // Evaluations that overlap get a copy each: jsonata keeps the time of $now() and its options in the expression.
      const instance = idle.pop() ?? createInstance();
      const { expression, guard } = instance;
      guard.start(Math.max(1, Math.min(limitMs, timeLimitMs)), risks.growsText);
      try {
        const [data, variables] = risks.changesInput ? structuredClone([input, bindings]) : [input, bindings];
        return toPlain(await expression.evaluate(data, variables), () => guard.check());
      } catch (error) {
        throw describeFailure(error, source, limitMs);
      } finally {
        guard.stop();
        idle.push(instance);
      }
    },
  };
}

async function instanceFactory(source: string): Promise<() => Instance> {
  const { parse, setExitHook } = await import('../vendor/jsonata');
  const functions = await guardedFunctions();
  return () => {
    const guard = new EvaluationGuard((watch) => setExitHook(expression, watch));
    const expression = parseOrExplain(() => parse(source, guard), source);
    for (const [name, implementation] of functions) expression.assign(name, implementation);
    return { expression, guard };
  };
}

function parseOrExplain(parse: () => ParsedExpression, source: string): ParsedExpression {
  try {
    return parse();
  } catch (error) {
    throw describeParseFailure(error, source);
  }
}

/** What an expression may do that costs a precaution, as far as its text tells; `$eval` may do anything. */
function findRisks(source: string): { growsText: boolean; changesInput: boolean } {
  const evaluates = source.includes('$eval');
  return {
    // `$s & $s` doubles a text; it takes a variable or a function's parameter to do so again and again.
    growsText: evaluates || (source.includes('&') && /:=|function|λ/.test(source)),
    // `list[]` marks the input's own array with a hidden property. A transform changes what `$clone` returns, and an
    // expression may define its own `$clone`.
    changesInput: evaluates || /\[\s*\]/.test(source) || /\$clone\b/.test(source),
  };
}
