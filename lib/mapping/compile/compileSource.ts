import { isApiError } from '../../errors/ApiError';
import type { JsonValue } from '../../plan/json';
import { guardedFunctions } from '../expression/guardedFunctions';
import { toPlain } from '../expression/toPlain';
import { compileTree, type CompiledTree } from './compileTree';
import type { EvaluationClock } from './EvaluationClock';
import type { SyntaxNode } from './SyntaxNode';
import { Uncompilable, undecided } from './undecided';

type Bindings = Readonly<Record<string, JsonValue>>;

/** An expression as code. */
export interface CompiledSource {
  /** Whether it reads variables that the caller binds. */
  readonly readsBindings: boolean;
  /**
   * The result for an input, as plain JSON, at once; or that jsonata has to say what it is: what fails, calls itself
   * too deeply, or takes so long that the event loop needs a turn.
   *
   * @throws ApiError EXPRESSION_RUNAWAY, and EXPRESSION_FAILED for a result that is no JSON
   */
  run(input: unknown, bindings: Bindings, clock: EvaluationClock): JsonValue | undefined | typeof undecided;
}

/** The compiled form of a parsed expression; undefined when it contains what is not compiled. */
export async function compileSource(parsed: unknown): Promise<CompiledSource | undefined> {
  const functions = await guardedFunctions();
  try {
    return atOnce(compileTree(parsed as SyntaxNode, functions));
  } catch (error) {
    if (error instanceof Uncompilable) return undefined;
    throw error;
  }
}

function atOnce({ readsBindings, evaluate }: CompiledTree): CompiledSource {
  return {
    readsBindings,
    run(input, bindings, clock) {
      try {
        return toPlain(evaluate(input, bindings, clock), clock);
      } catch (error) {
        if (isApiError(error)) throw error;
        return undecided;
      }
    },
  };
}
