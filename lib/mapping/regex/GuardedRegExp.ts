import { count, runaway } from '../expression/limits';
import { compilePattern } from './compilePattern';
import { estimateSteps } from './estimateSteps';
import { parsePattern } from './parsePattern';
import type { Pattern } from './Pattern';
import type { Program } from './Program';
import { ProgramRun } from './ProgramRun';

interface Analysis {
  readonly root: Pattern;
  readonly program: Program | undefined;
}

/** About 20 ms of JavaScript's own engine. */
const quickSteps = 2_000_000;
const analyses = new WeakMap<RegExp, Analysis | 'unknown'>();

/**
 * A regular expression that can be stopped. JavaScript's engine is fast, but nothing interrupts it once it tries
 * out `/(a+)+$/` on thirty letters. It is used where the pattern and the length of the text prove that it ends
 * soon; everything else runs step by step in our own matcher, with the same results, and looks at the clock. So
 * usual patterns that a ban of nested repeats would refuse (`/^([\w-]+\.)+\w+$/`) still work.
 */
export class GuardedRegExp {
  lastIndex = 0;
  private readonly analysis: Analysis | 'unknown';

  /** @param check throws when the time is up */
  constructor(
    private readonly pattern: RegExp,
    private readonly check: () => void,
  ) {
    this.analysis = analyse(pattern);
  }

  /** As `RegExp.prototype.exec` of a global expression. */
  exec(text: string): RegExpExecArray | null {
    this.check();
    const match = this.isQuick(text.length) ? this.native(text) : this.search(text);
    this.lastIndex = match ? match.index + match[0].length : 0;
    return match;
  }

  private isQuick(length: number): boolean {
    return this.analysis !== 'unknown' && estimateSteps(this.analysis.root, length) <= quickSteps;
  }

  private native(text: string): RegExpExecArray | null {
    this.pattern.lastIndex = this.lastIndex;
    return this.pattern.exec(text);
  }

  private search(text: string): RegExpExecArray | null {
    if (this.analysis === 'unknown' || !this.analysis.program) throw this.refusal(text.length);
    const { program } = this.analysis;
    const run = new ProgramRun(text, this.pattern, this.check);
    for (let start = this.lastIndex; start <= text.length; start++) {
      const registers = run.matchAt(program, start);
      if (registers) return toMatch(text, program.groups, registers);
    }
    return null;
  }

  private refusal(length: number): Error {
    return runaway(
      `the regular expression ${String(this.pattern).slice(0, 60)} may take for ever on a text of ${count(length)} characters; write it without repeats inside repeats`,
    );
  }
}

function analyse(pattern: RegExp): Analysis | 'unknown' {
  let analysis = analyses.get(pattern);
  if (!analysis) {
    const parsed = parsePattern(pattern);
    analysis = parsed
      ? { root: parsed.root, program: compilePattern(parsed.root, parsed.groups) }
      : 'unknown';
    analyses.set(pattern, analysis);
  }
  return analysis;
}

function toMatch(text: string, groups: number, registers: Int32Array): RegExpExecArray {
  const parts: Array<string | undefined> = [];
  for (let group = 0; group <= groups; group++) {
    const from = registers[2 * group]!;
    const to = registers[2 * group + 1]!;
    parts.push(from < 0 || to < 0 ? undefined : text.slice(from, to));
  }
  return Object.assign(parts as string[], { index: registers[0]!, input: text }) as RegExpExecArray;
}
