import { tooLong } from '../expression/limits';
import { leave } from './undecided';

/** For so long compiled code may keep the event loop to itself; then jsonata takes over, which gives way. */
const defaultHoldMs = 30;
const stepsPerLook = 256;
/** A built-in function goes through sixteen characters or elements in the time of a step: as bits to shift by. */
const sizeOfStep = 4;

/** The time that the compiled expressions of one item take together. It is first read when they turn out to be long. */
export class EvaluationClock {
  private steps = 0;
  private startedAt = 0;
  private limitMs = 0;
  private statedLimitMs = 0;

  /** @param longestHoldMs how long the event loop may have to wait */
  constructor(private readonly longestHoldMs = defaultHoldMs) {}

  /** @param statedLimitMs the limit that errors speak of, where this is what is left of it */
  start(limitMs: number, statedLimitMs = limitMs): void {
    this.statedLimitMs = statedLimitMs;
    this.steps = 0;
    this.startedAt = 0;
    this.limitMs = limitMs;
  }

  /** Counts a step of a loop; throws when the time is up. */
  tick(): void {
    if (++this.steps >= stepsPerLook) this.look();
  }

  /** Counts what a built-in function does with so many characters or elements. */
  work(size: number): void {
    this.steps += size >> sizeOfStep;
    if (this.steps >= stepsPerLook) this.look();
  }

  /** Throws when the time is up, or when it is time to give way. */
  look(): void {
    this.steps = 0;
    if (this.startedAt === 0) {
      this.startedAt = Date.now();
      return;
    }
    const elapsed = this.elapsed();
    if (elapsed > this.limitMs) throw tooLong(this.statedLimitMs);
    if (elapsed > this.longestHoldMs) leave();
  }

  /** Milliseconds; 0 for anything short. */
  elapsed(): number {
    return this.startedAt === 0 ? 0 : Date.now() - this.startedAt;
  }
}
