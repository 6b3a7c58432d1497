import type { Pattern, Repeat } from './Pattern';
import type { Program, Step } from './Program';

const mostSteps = 20_000;

/** A program for `runProgram`; undefined for what it cannot do: looking behind, or thousands of copies. */
export function compilePattern(root: Pattern, groups: number): Program | undefined {
  const compiler = new PatternCompiler(2 * (groups + 1));
  compiler.add({ kind: 'group', group: 0, body: root });
  if (compiler.impossible) return undefined;
  return { steps: [...compiler.steps, { do: 'match' }], registers: compiler.registers, groups };
}

class PatternCompiler {
  readonly steps: Step[] = [];
  impossible = false;

  constructor(public registers: number) {}

  add(pattern: Pattern): void {
    if (this.impossible || this.steps.length > mostSteps) {
      this.impossible = true;
      return;
    }
    switch (pattern.kind) {
      case 'character':
        this.steps.push({ do: 'character', test: pattern.test });
        break;
      case 'place':
        this.steps.push({ do: 'place', place: pattern.place });
        break;
      case 'back':
        this.steps.push({ do: 'back', group: pattern.group });
        break;
      case 'sequence':
        for (const part of pattern.parts) this.add(part);
        break;
      case 'group':
        this.steps.push({ do: 'save', register: 2 * pattern.group });
        this.add(pattern.body);
        this.steps.push({ do: 'save', register: 2 * pattern.group + 1 });
        break;
      case 'look':
        this.addLook(pattern);
        break;
      case 'choice':
        this.addChoice(pattern.options);
        break;
      case 'repeat':
        this.addRepeat(pattern);
        break;
    }
  }

  private addLook({ ahead, negative, body }: Extract<Pattern, { kind: 'look' }>): void {
    if (!ahead) this.impossible = true;
    const inner = new PatternCompiler(this.registers);
    inner.add(body);
    this.impossible ||= inner.impossible;
    this.registers = inner.registers;
    this.steps.push({ do: 'look', negative, program: [...inner.steps, { do: 'match' }] });
  }

  private addChoice(options: readonly Pattern[]): void {
    const exits: Array<{ do: 'jump'; to: number }> = [];
    options.forEach((option, index) => {
      const isLast = index === options.length - 1;
      const split = { do: 'split' as const, first: this.steps.length + 1, second: 0 };
      const exit = { do: 'jump' as const, to: 0 };
      if (!isLast) this.steps.push(split);
      this.add(option);
      if (isLast) return;
      this.steps.push(exit);
      exits.push(exit);
      split.second = this.steps.length;
    });
    for (const exit of exits) exit.to = this.steps.length;
  }

  private addRepeat(repeat: Repeat): void {
    const { body, min, max, greedy } = repeat;
    if (body.kind === 'character' && greedy) {
      this.steps.push({ do: 'span', test: body.test, min, max });
      return;
    }
    for (let round = 0; round < min && !this.impossible; round++) this.addRound(repeat);
    if (max === Infinity) {
      const start = this.steps.length;
      this.addOptional(repeat, () => this.steps.push({ do: 'jump', to: start }));
    } else {
      this.addNested(repeat, max - min);
    }
  }

  /** `(x(x(x)?)?)?` for the rounds that may be missing. */
  private addNested(repeat: Repeat, rounds: number): void {
    const splits: Array<() => void> = [];
    for (let round = 0; round < rounds && !this.impossible; round++) splits.push(this.openOptional(repeat));
    for (const close of splits) close();
  }

  private addOptional(repeat: Repeat, atEnd: () => void): void {
    const close = this.openOptional(repeat);
    atEnd();
    close();
  }

  /** One round that may be left out; the function returned says that the way around it ends here. */
  private openOptional(repeat: Repeat): () => void {
    const split = { do: 'split' as const, first: 0, second: 0 };
    this.steps.push(split);
    const inside = this.steps.length;
    const register = this.registers++;
    this.steps.push({ do: 'save', register });
    this.addRound(repeat);
    this.steps.push({ do: 'progress', register });
    return () => {
      const after = this.steps.length;
      [split.first, split.second] = repeat.greedy ? [inside, after] : [after, inside];
    };
  }

  private addRound({ body, groups: [first, last] }: Repeat): void {
    if (last >= first) this.steps.push({ do: 'forget', from: 2 * first, to: 2 * last + 1 });
    this.add(body);
  }
}
