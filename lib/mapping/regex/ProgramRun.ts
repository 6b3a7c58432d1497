import { runaway } from '../expression/limits';
import { type Flags, isPlace, repeatLength } from './places';
import type { Program, Step } from './Program';

/** A way not taken yet: where the program goes on when the way taken fails. */
interface Way {
  step: number;
  at: number;
  registers: Int32Array;
  /** For a span: the position down to which it may give characters back. */
  lowest: number;
}

const stepsPerLook = 4096;
const mostWays = 1_000_000;

/** Matches with a stack of its own, so that it can be stopped anywhere. */
export class ProgramRun {
  private spent = 0;
  private readonly ways: Way[] = [];

  /** @param check throws when the time is up */
  constructor(
    private readonly text: string,
    private readonly flags: Flags,
    private readonly check: () => void,
  ) {}

  /** The registers of the match that starts exactly at `start`, or undefined. */
  matchAt(program: Program, start: number): Int32Array | undefined {
    return this.run(program.steps, start, new Int32Array(program.registers).fill(-1));
  }

  private run(steps: readonly Step[], start: number, given: Int32Array): Int32Array | undefined {
    const floor = this.ways.length;
    let registers = given;
    let at = start;
    let next = 0;
    for (;;) {
      if (++this.spent % stepsPerLook === 0) this.check();
      const step = steps[next++]!;
      let works = true;
      switch (step.do) {
        case 'character':
          works = at < this.text.length && step.test(this.text.charCodeAt(at++));
          break;
        case 'span': {
          const from = at;
          const furthest = Math.min(this.text.length, from + step.max);
          while (at < furthest && step.test(this.text.charCodeAt(at))) at++;
          this.spent += (at - from) >> 3;
          works = at - from >= step.min;
          if (works && at - from > step.min) this.keepWay(next, at - 1, registers, from + step.min);
          break;
        }
        case 'place':
          works = isPlace(step.place, this.text, at, this.flags);
          break;
        case 'back': {
          const length = repeatLength(registers, step.group, this.text, at, this.flags);
          works = length >= 0;
          at += length;
          break;
        }
        case 'look': {
          const found = this.run(step.program, at, registers.slice());
          works = (found !== undefined) !== step.negative;
          if (found && !step.negative) registers = found;
          break;
        }
        case 'split':
          this.keepWay(step.second, at, registers.slice(), -1);
          next = step.first;
          break;
        case 'jump':
          next = step.to;
          break;
        case 'save':
          registers = registers.slice();
          registers[step.register] = at;
          break;
        case 'forget':
          registers = registers.slice().fill(-1, step.from, step.to + 1);
          break;
        case 'progress':
          works = registers[step.register] !== at;
          break;
        case 'match':
          this.ways.length = floor;
          return registers;
      }
      if (works) continue;
      if (this.ways.length === floor) return undefined;
      ({ step: next, at, registers } = this.nextWay());
    }
  }

  private keepWay(step: number, at: number, registers: Int32Array, lowest: number): void {
    if (this.ways.length >= mostWays) throw runaway('a regular expression has too many ways to match');
    this.ways.push({ step, at, registers, lowest });
  }

  private nextWay(): Way {
    const way = this.ways.at(-1)!;
    if (way.lowest < 0 || way.at <= way.lowest) return this.ways.pop()!;
    return { ...way, at: way.at-- };
  }
}
