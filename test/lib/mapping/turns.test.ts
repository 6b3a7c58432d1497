import { compileMapping } from '../../../lib/mapping/compileMapping';
import { compileExpression } from '../../../lib/mapping/expression';
import { inTurns } from '../../../lib/mapping/inTurns';
import { mapEach } from '../../../lib/mapping/mapEach';
import type { FieldRule } from '../../../lib/mapping/MappingDocument';
import { RunRecorder } from '../../../lib/observability/RunRecorder';
import { recordOutputs } from '../../../lib/outputs';
import type { JsonObject } from '../../../lib/plan/json';
import { longestHold } from '../../support/longestHold';
import { createVirtualClock } from '../../support/virtualClock';

/** A clock that moves when work is done, and the longest time without a turn. */
function virtualTurns() {
  let time = 0;
  let turnAt = 0;
  let longest = 0;
  const close = () => {
    longest = Math.max(longest, time - turnAt);
    turnAt = time;
  };
  return {
    spend: (ms: number) => (time += ms),
    longest: () => (close(), longest),
    turns: { now: () => time, giveWay: async () => close() },
  };
}

describe('inTurns', () => {
  it('gives way often enough, and does everything in order', async () => {
    const { spend, longest, turns } = virtualTurns();
    const done: number[] = [];
    const work = (index: number) => {
      spend(3);
      done.push(index);
    };
    await inTurns(1000, work, turns);
    expect(done).toEqual(Array.from({ length: 1000 }, (_, index) => index));
    expect(longest()).toBeLessThanOrEqual(30);
  });

  it('gives way between promises, too', async () => {
    const { spend, longest, turns } = virtualTurns();
    await inTurns(100, async () => void spend(3), turns);
    expect(longest()).toBeLessThanOrEqual(30);
  });

  it('is over at once where there is little to do', () => {
    expect(inTurns(5, () => undefined)).toBeUndefined();
  });

  it.each([
    ['at once', () => false as const],
    ['by a promise', async () => false as const],
  ])('ends where it is told to %s', async (_what, stop) => {
    const done: number[] = [];
    await inTurns(5, (index) => {
      done.push(index);
      return index === 2 ? stop() : undefined;
    });
    expect(done).toEqual([0, 1, 2]);
  });
});

describe('large inputs never hold the event loop for more than 100 ms', () => {
  // $millis() looks at the clock, which moves it.
  const many = Array.from({ length: 20_000 }, (_, n) => ({ n, sku: `S-${n}` }));
  const fields: FieldRule[] = [
    { target: 'lines[].n', expression: 'lines[].(n + 0 * $millis())' },
    { target: 'lines[].sku', source: 'lines[].sku' },
  ];
  const mapping = (rules: readonly FieldRule[], rest: object = {}) =>
    compileMapping({ version: 1, fields: rules, ...rest });
  const split = [{ target: 'n', expression: 'lines.n + 0 * $millis()' }];
  const loop = '$sum($map([1..40000], function($v) { $v % 7 }))';
  const interpreted = `${loop} + $count(lines.%)`;
  const slow = ['a', 'b'].map((target) => ({ target, expression: interpreted }));
  const item: JsonObject = { lines: many };

  it.each<[string, () => Promise<() => unknown>]>([
    [
      'a list in one item',
      async () =>
        (
          (compiled) => () =>
            compiled.map(item)
        )(await mapping(fields)),
    ],
    [
      'an item that is split',
      async () =>
        (
          (compiled) => () =>
            mapEach(compiled, item)
        )(await mapping(split, { split: 'lines' })),
    ],
    [
      'records of a page',
      async () => {
        const compiled = await mapping([{ target: 'n', expression: 'n + 0 * $millis()' }]);
        return () => recordOutputs(many, compiled, new RunRecorder(createVirtualClock()));
      },
    ],
    [
      'a loop in compiled code, which the interpreter takes over',
      async () => {
        const { evaluate } = await compileExpression(loop, { timeLimitMs: 1e9 });
        return () => evaluate({}, {});
      },
    ],
    [
      'several rows that are interpreted',
      async () => {
        const compiled = await mapping(slow, { timeLimitMs: 1e9 });
        return () => compiled.map({ lines: many.slice(0, 10) });
      },
    ],
  ])('%s', async (_what, prepare) => {
    expect(await longestHold(await prepare(), 0.5)).toBeLessThanOrEqual(100);
  });
});
