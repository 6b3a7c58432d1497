import { compilePattern } from '../../../../lib/mapping/regex/compilePattern';
import { estimateSteps } from '../../../../lib/mapping/regex/estimateSteps';
import { GuardedRegExp } from '../../../../lib/mapping/regex/GuardedRegExp';
import { parsePattern } from '../../../../lib/mapping/regex/parsePattern';
import { ProgramRun } from '../../../../lib/mapping/regex/ProgramRun';
import patterns from '../../../cases/mapping/regular-expressions.json';

const never = () => undefined;

/** The first match of our own matcher, as `[index, ...groups]`. */
function ownMatch(pattern: RegExp, text: string): unknown {
  const { root, groups } = parsePattern(pattern)!;
  const program = compilePattern(root, groups)!;
  const run = new ProgramRun(text, pattern, never);
  for (let start = 0; start <= text.length; start++) {
    const found = run.matchAt(program, start);
    if (!found) continue;
    const texts = Array.from({ length: groups + 1 }, (_, group) => {
      const [from, to] = [found[2 * group]!, found[2 * group + 1]!];
      return from < 0 || to < 0 ? undefined : text.slice(from, to);
    });
    return [start, ...texts];
  }
  return null;
}

function nativeMatch(pattern: RegExp, text: string): unknown {
  pattern.lastIndex = 0;
  const found = pattern.exec(text);
  return found && [found.index, ...found];
}

describe('our own matcher agrees with JavaScript', () => {
  it.each(patterns)('$pattern', ({ pattern, flags, texts }) => {
    const expression = new RegExp(pattern, `${flags}g`);
    for (const text of texts)
      expect([text, ownMatch(expression, text)]).toEqual([text, nativeMatch(expression, text)]);
  });

  it('on thousands of made-up patterns', () => {
    const random = randomNumbers(20240501);
    let compared = 0;
    for (let round = 0; round < 6000; round++) {
      const expression = tryPattern(makePattern(random, 4), pick(random, ['g', 'gi', 'gm']));
      if (!expression) continue;
      const text = Array.from({ length: random(9) }, () =>
        pick(random, ['a', 'b', 'A', '1', '\n', ' ']),
      ).join('');
      expect([String(expression), text, ownMatch(expression, text)]).toEqual([
        String(expression),
        text,
        nativeMatch(expression, text),
      ]);
      compared++;
    }
    expect(compared).toBeGreaterThan(5000);
  });
});

describe('GuardedRegExp', () => {
  it.each(['/b(\\d)/g', '/(?:(b)(\\d)?)+/g'])('walks through the matches of %s as RegExp does', (written) => {
    const native = new RegExp(written.slice(1, -2), 'g');
    const guarded = new GuardedRegExp(new RegExp(native), never);
    const text = 'b1 b2 bb3';
    for (let round = 0; round < 4; round++) {
      const expected = native.exec(text);
      const found = guarded.exec(text);
      expect([found && [...found], found?.index]).toEqual([expected && [...expected], expected?.index]);
      expect(guarded.lastIndex).toBe(native.lastIndex);
    }
  });

  it('asks whether to stop while it matches', () => {
    let asked = 0;
    const check = () => {
      if (++asked > 10) throw new Error('stopped');
    };
    const guarded = new GuardedRegExp(/(a+)+$/g, check);
    expect(() => guarded.exec(`${'a'.repeat(50)}b`)).toThrow('stopped');
  });
});

it.each([
  [/^[^@]+@[^@]+$/, 40, true],
  [/\s+/, 1000, true],
  [/a*a*b/, 10_000, false],
  [/(a+)+/, 10, false],
  [/(?:ab){2,3}/, 10, false],
  [/(?:ab)?c/, 1000, true],
])('%s on %i characters is provably quick: %s', (pattern, length, isQuick) => {
  expect(estimateSteps(parsePattern(pattern)!.root, length) <= 2_000_000).toBe(isQuick);
});

type Random = (below: number) => number;

function randomNumbers(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[random(items.length)]!;
}

function makePattern(random: Random, depth: number): string {
  const inner = () => makePattern(random, depth - 1);
  const simple = [
    'a',
    'b',
    'A',
    '.',
    '\\w',
    '\\d',
    '[^a]',
    '[a-c\\d]',
    '\\x41',
    '^',
    '$',
    '\\b',
    '\\B',
    '\\1',
    '{',
    ']',
  ];
  if (depth <= 0) return pick(random, simple);
  switch (random(7)) {
    case 0:
      return `(${inner()})`;
    case 1:
      return `(?:${inner()}|${inner()})`;
    case 2:
      return `(?:${inner()})${pick(random, ['*', '+', '?', '*?', '+?', '??', '{2}', '{1,3}', '{0,2}?', '{2,}'])}`;
    case 3:
      return `(${inner()})${pick(random, ['*', '+', '?', '*?', '{1,2}'])}`;
    case 4:
      return `(${pick(random, ['?=', '?!'])}${inner()})`;
    case 5:
      return inner() + inner();
    default:
      return pick(random, simple);
  }
}

function tryPattern(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
