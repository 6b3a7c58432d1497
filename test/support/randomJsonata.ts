import type { Random } from '../../lib/ports/Random';
import type { JsonValue } from '../../lib/plan/json';

/**
 * JSONata expressions and data by chance, of the parts of the language that are compiled: most of them make sense, some
 * fail. Numbers and names are few, so that things meet.
 */
export class RandomJsonata {
  private readonly variables: string[] = [];

  constructor(private readonly random: Random) {}

  data(depth = 3): JsonValue {
    const kind = this.below(depth > 0 ? 9 : 5);
    if (kind === 0) return this.pick([null, true, false]);
    if (kind < 3) return this.pick([0, 1, 2, 3, -1, 1.5, 10]);
    if (kind < 5) return this.pick(['', 'a', 'b', 'x y', '12', 'Zoë', '😀x']);
    const size = this.below(4);
    if (kind < 7) return Array.from({ length: size }, () => this.data(depth - 1));
    return Object.fromEntries(names.slice(0, size + 1).map((name) => [name, this.data(depth - 1)]));
  }

  /** An object whose fields are likely to be found by the paths of expressions. */
  item(): JsonValue {
    return Object.fromEntries(names.map((name) => [name, this.data()]));
  }

  expression(depth = 4): string {
    if (depth <= 0) return this.leaf();
    return this.pick(this.forms)(depth - 1);
  }

  private readonly forms: ReadonlyArray<(depth: number) => string> = [
    () => this.leaf(),
    (depth) => this.path(depth),
    (depth) => this.path(depth),
    (depth) => this.path(depth),
    (depth) => `(${this.expression(depth)} ${this.pick(operators)} ${this.expression(depth)})`,
    (depth) => `(${this.expression(depth)} ${this.pick(operators)} ${this.expression(depth)})`,
    (depth) => `(${this.expression(depth)} ? ${this.expression(depth)} : ${this.expression(depth)})`,
    (depth) => `(${this.expression(depth)} ${this.pick(['??', '?:'])} ${this.expression(depth)})`,
    (depth) => `[${this.list(depth)}]`,
    (depth) => `{${this.pairs(depth)}}`,
    (depth) => `${this.path(depth)}{${this.pairs(depth)}}`,
    (depth) => this.block(depth),
    (depth) => `${this.pick(unaryFunctions)}(${this.expression(depth)})`,
    (depth) => `${this.pick(unaryFunctions)}(${this.expression(depth)})`,
    (depth) => `${this.pick(binaryFunctions)}(${this.expression(depth)}, ${this.expression(depth)})`,
    (depth) => `$map(${this.expression(depth)}, ${this.callee(depth)})`,
    (depth) => `$filter(${this.expression(depth)}, ${this.callee(depth)})`,
    (depth) => `$reduce(${this.expression(depth)}, function($p, $q) { ${this.with(['$p', '$q'], depth)} })`,
    (depth) => `(${this.expression(depth)} ~> ${this.pick(unaryFunctions)})`,
    (depth) => `${this.pick(['$sort', '$distinct', '$reverse', '$count'])}(${this.expression(depth)})`,
    (depth) => `$replace(${this.expression(depth)}, ${this.pick(patterns)}, "-$1-")`,
    (depth) => `$match(${this.expression(depth)}, ${this.pick(patterns)})`,
    (depth) => `$split(${this.expression(depth)}, ${this.pick(['" "', ...patterns])})`,
    (depth) => `(${this.expression(depth)})${this.suffix(depth)}`,
  ];

  private path(depth: number): string {
    const steps = Array.from({ length: 1 + this.below(3) }, (_, at) => this.step(depth, at));
    return steps.join('.') + this.pick(['', '', '', '', '', '[]', `^(${this.pick(['', '>'])}a)`, '^(>$)']);
  }

  private step(depth: number, at: number): string {
    const step = this.pick([
      ...names,
      ...names,
      ...(at === 0 ? ['$', '$$', ...this.variables] : [`(${this.expression(depth - 1)})`, '$string()']),
      '*',
      '**',
      `{"k": ${this.expression(depth - 1)}}`,
      `[${this.expression(depth - 1)}]`,
    ]);
    return step + (this.below(3) === 0 ? this.suffix(depth - 1) : '');
  }

  private suffix(depth: number): string {
    return this.pick(['[0]', '[-1]', '[1]', '[]', '[[0, 1]]', `[${this.expression(depth - 1)}]`]);
  }

  private list(depth: number): string {
    const parts = Array.from({ length: this.below(4) }, () => this.expression(depth));
    return [...parts, ...(this.below(5) === 0 ? ['1..3'] : [])].join(', ');
  }

  private pairs(depth: number): string {
    const key = () => this.pick(['"a"', '"b"', '"2"', '"1"', 'a', `$string(${this.expression(depth - 1)})`]);
    return Array.from({ length: 1 + this.below(2) }, () => `${key()}: ${this.expression(depth)}`).join(', ');
  }

  private block(depth: number): string {
    const name = this.pick(['$x', '$y']);
    const value = this.expression(depth);
    const body = this.with([name], depth);
    return this.below(2) === 0
      ? `(${name} := ${value}; ${body})`
      : `($f := function(${name}) { ${body} }; $f(${value}))`;
  }

  private callee(depth: number): string {
    if (this.below(4) === 0) return this.pick(unaryFunctions);
    return this.below(2) === 0
      ? `function($v) { ${this.with(['$v'], depth)} }`
      : `function($v, $i) { ${this.with(['$v', '$i'], depth)} }`;
  }

  private with(names: readonly string[], depth: number): string {
    this.variables.push(...names);
    const text = this.expression(depth);
    this.variables.splice(-names.length);
    return text;
  }

  private leaf(): string {
    return this.pick([...names, ...names, ...this.variables, ...this.variables, ...literals]);
  }

  private pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }
}

const names = ['a', 'b', 'c', 'd'];
const literals = ['0', '1', '2', '"a"', '"12"', '""', 'true', 'false', 'null', '$', '[]', '[1, 2]', '{}'];
const operators = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '&',
  '&',
  '=',
  'and',
  'or',
  'in',
];
const patterns = ['/a/', '/(x)/i', '/[0-9]+/', '/\\s/', '/(a)|(b)/'];
const unaryFunctions = (
  '$sum $count $max $min $average $string $length $lowercase $uppercase $trim $number $floor $ceil $round $abs ' +
  '$sqrt $boolean $not $exists $keys $merge $spread $reverse $type $distinct $shuffle $sort $join'
)
  .split(' ')
  .filter((name) => name !== '$shuffle');
const binaryFunctions = (
  '$append $lookup $substring $substringBefore $substringAfter $contains $split $join $round $power $zip $pad ' +
  '$formatBase'
).split(' ');
