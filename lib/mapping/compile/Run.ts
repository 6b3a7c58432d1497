import type { EvaluationClock } from './EvaluationClock';
import { leave } from './undecided';

/**
 * About a third of what jsonata's own limit on nesting allows. Deeper recursion is rare, and left to jsonata, so that
 * both refuse the same.
 */
const deepestCalls = 200;

/** The state of one evaluation. A compiled expression evaluates one input at a time, so one object serves all. */
export class Run {
  root: unknown;
  bindings: Readonly<Record<string, unknown>> = {};
  clock!: EvaluationClock;
  private depth = 0;
  private time: number | undefined;

  start(root: unknown, bindings: Readonly<Record<string, unknown>>, clock: EvaluationClock): void {
    this.root = root;
    this.bindings = bindings;
    this.clock = clock;
    this.depth = 0;
    this.time = undefined;
  }

  enterCall(): void {
    this.clock.tick();
    if (++this.depth > deepestCalls) leave();
  }

  leaveCall(): void {
    this.depth--;
  }

  /** The time that `$now()` and `$millis()` tell: one for the whole evaluation. */
  now(): number {
    return (this.time ??= Date.now());
  }
}
