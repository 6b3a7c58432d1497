import type { ParsedExpression } from '../../vendor/jsonata';
import type { Bindings } from '../expression';
import type { JsonValue } from '../../plan/json';
import { describeFailure, describeParseFailure } from './describeFailure';
import { EvaluationGuard } from './EvaluationGuard';
import { guardedFunctions } from './guardedFunctions';
import { toPlain } from './toPlain';

/** jsonata itself, within our guards. It gives the event loop a turn when an evaluation takes long. */
export interface Interpreter {
  /** The parsed expression. */
  readonly tree: unknown;
  /** @throws ApiError EXPRESSION_FAILED or EXPRESSION_RUNAWAY */
  evaluate(input: unknown, bindings: Bindings, limitMs: number): Promise<JsonValue | undefined>;
}

/** One parsed copy of an expression with its guard. It evaluates one input at a time. */
interface Instance {
  readonly expression: ParsedExpression;
  readonly guard: EvaluationGuard;
}

/**
 * @param timeLimitMs the limit that errors speak of; an evaluation may get what is left of it
 * @throws ApiError EXPRESSION_INVALID, which says where and what is wrong
 */
export async function createInterpreter(source: string, timeLimitMs: number): Promise<Interpreter> {
  const createInstance = await instanceFactory(source, timeLimitMs);
  const first = createInstance();
  const idle = [first];
  const risks = findRisks(source);
  return {
    tree: first.expression.ast(),
    async evaluate(input, bindings, limitMs) {
      // Evaluations that overlap get a copy each: jsonata keeps the time of $now() and its options in the expression.
      const instance = idle.pop() ?? createInstance();
      const { expression, guard } = instance;
      guard.start(limitMs, risks.growsText);
      try {
        const [data, variables] = risks.changesInput ? structuredClone([input, bindings]) : [input, bindings];
        return toPlain(await expression.evaluate(data, variables), { look: () => guard.check() });
      } catch (error) {
        throw describeFailure(error, source, timeLimitMs);
      } finally {
        guard.stop();
        idle.push(instance);
      }
    },
  };
}

async function instanceFactory(source: string, timeLimitMs: number): Promise<() => Instance> {
  const { parse, setExitHook } = await import('../../vendor/jsonata');
  const functions = await guardedFunctions();
  return () => {
    const guard = new EvaluationGuard((watch) => setExitHook(expression, watch), timeLimitMs);
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
