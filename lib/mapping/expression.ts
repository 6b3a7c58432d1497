import type { JsonValue } from '../plan/json';
import { compileSource, type CompiledSource } from './compile/compileSource';
import { EvaluationClock } from './compile/EvaluationClock';
import { undecided } from './compile/undecided';
import { createInterpreter } from './expression/createInterpreter';

/** Variables of an expression by name, without the `$`. */
export type Bindings = Readonly<Record<string, JsonValue>>;

export interface CompiledExpression {
  readonly source: string;
  /** The compiled form; undefined for an expression that is left to jsonata as a whole. */
  readonly code: CompiledSource | undefined;
  /**
   * The result as plain JSON of its own; undefined when the expression finds nothing. Never changes the input.
   *
   * @param timeLimitMs a shorter limit than the compiled one, for what is left of a shared time
   * @throws ApiError EXPRESSION_FAILED, or EXPRESSION_RUNAWAY within the limit and a second
   */
  evaluate(input: unknown, bindings?: Bindings, timeLimitMs?: number): Promise<JsonValue | undefined>;
  /** The same without a promise where compiled code has the answer; errors are thrown then, too. */
  evaluateSoon(input: unknown, bindings: Bindings): JsonValue | undefined | Promise<JsonValue | undefined>;
  /** The same by jsonata's interpreter alone, for what the compiled form leaves undecided. */
  interpret(input: unknown, bindings: Bindings, timeLimitMs: number): Promise<JsonValue | undefined>;
}

export interface ExpressionOptions {
  /** Milliseconds that one evaluation may take; 1,000 when absent. */
  readonly timeLimitMs?: number;
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
  const interpreter = await createInterpreter(source, timeLimitMs);
  const code = await compileSource(interpreter.tree);
  const interpret: CompiledExpression['interpret'] = (input, bindings, limitMs) =>
    interpreter.evaluate(input, bindings, Math.max(1, Math.min(limitMs, timeLimitMs)));
  const clock = new EvaluationClock();
  const evaluateSoon = (input: unknown, bindings: Bindings, limitMs = timeLimitMs) => {
    if (!code) return interpret(input, bindings, limitMs);
    clock.start(Math.min(limitMs, timeLimitMs), timeLimitMs);
    const result = code.run(input, bindings, clock);
    return result === undecided ? interpret(input, bindings, limitMs - clock.elapsed()) : result;
  };
  return {
    source,
    code,
    interpret,
    evaluateSoon,
    evaluate: async (input, bindings = {}, limitMs) => await evaluateSoon(input, bindings, limitMs),
  };
}
