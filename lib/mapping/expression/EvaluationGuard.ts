import { setImmediate } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import type { ExitHook, GuardOptions } from '../../vendor/jsonata';
import { GuardedRegExp } from '../regex/GuardedRegExp';
import { deepest, longestSequence, longestText, runaway, tooLong, tooMuchText } from './limits';

/** The event loop gets a turn this often, in milliseconds. */
const turnMs = 40;
/** Steps between two looks at the clock before the watch begins. */
const stepsPerLook = 64;

/**
 * The limits of one evaluation at a time, given to jsonata as its options.
 *
 * jsonata's own guards look at time and depth at each step and at the length of each sequence. They leave three
 * gaps: the interpreter only awaits microtasks, so it blocks the event loop until it ends; texts and the heap may
 * grow without limit; and one regular expression may run for years between two steps. The watch closes the first
 * two: it costs a third of the speed, so it is only set on once an evaluation has taken a while, or from the start
 * where the expression could double a text. `RegexEngine` closes the third.
 */
export class EvaluationGuard implements GuardOptions {
  readonly stack = deepest;
  readonly sequence = longestSequence;
  readonly RegexEngine: GuardOptions['RegexEngine'];
  private limitMs = 0;
  private startedAt = 0;
  private turnAt = 0;
  private steps = 0;
  private freeAtStart = 0;
  private watching = false;

  /**
   * @param setWatch has jsonata call the watch after each step, or no longer
   * @param statedLimitMs the limit that errors speak of; an evaluation may get what is left of it
   */
  constructor(
    private readonly setWatch: (watch: ExitHook | undefined) => void,
    private readonly statedLimitMs: number,
  ) {
    const check = () => this.check();
    this.RegexEngine = class extends GuardedRegExp {
      constructor(pattern: RegExp) {
        super(pattern, check);
      }
    };
  }

  start(limitMs: number, watch: boolean): void {
    this.limitMs = limitMs;
    this.startedAt = this.turnAt = Date.now();
    this.steps = 0;
    this.freeAtStart = 0;
    if (watch) this.beginWatch();
  }

  stop(): void {
    if (this.watching) this.setWatch(undefined);
    this.watching = false;
  }

  /** jsonata reads this at each step, which makes it the place to notice that an evaluation takes long. */
  get timeout(): number {
    if (!this.watching && ++this.steps % stepsPerLook === 0 && Date.now() - this.startedAt >= turnMs)
      this.beginWatch();
    return this.limitMs;
  }

  /** Throws EXPRESSION_RUNAWAY when the time is up. */
  check(): void {
    if (Date.now() - this.startedAt > this.limitMs) throw tooLong(this.statedLimitMs);
  }

  /** Looks at what a step made; gives the event loop a turn when it is due. */
  private readonly watch: ExitHook = (_node, _input, _environment, result) => {
    if (typeof result === 'string' && result.length > longestText) throw tooMuchText();
    const now = Date.now();
    if (now - this.turnAt < turnMs) return;
    this.turnAt = now;
    this.checkHeap();
    return setImmediate();
  };

  private beginWatch(): void {
    this.watching = true;
    this.setWatch(this.watch);
  }

  /** Stops before the process dies: when more than half of the heap that was free at first is used. */
  private checkHeap(): void {
    const { heap_size_limit: limit, used_heap_size: used } = getHeapStatistics();
    const free = limit - used;
    if (this.freeAtStart === 0) this.freeAtStart = free;
    else if (free < this.freeAtStart / 2) throw runaway('it used up too much memory');
  }
}
