import type { JsonValue } from '../../../lib/plan/json';
import { formatPath, isPlainPath, parsePath, readPath, writePath } from '../../../lib/plan/path';

describe('paths', () => {
  it.each<[string, Array<string | number>]>([
    ['name', ['name']],
    ['address.city', ['address', 'city']],
    ['orders[0].sku', ['orders', 0, 'sku']],
    ['`first name`.x', ['first name', 'x']],
    ['["odd key"].x', ['odd key', 'x']],
    ['@odata.nextLink', ['@odata', 'nextLink']],
    ['`@odata.nextLink`', ['@odata.nextLink']],
    ['user-email', ['user-email']],
    ['größe', ['größe']],
  ])('reads %s', (text, path) => {
    expect(parsePath(text)).toEqual(path);
    expect(parsePath(formatPath(path))).toEqual(path);
  });

  it.each(['', '.', 'a..b', '.a', 'a.', 'a b', '$sum(a)', 'a[0', 'a[b=1]', 'a & b', '{"a": b}'])(
    'knows that %j is no plain path',
    (text) => expect(isPlainPath(text)).toBe(false),
  );

  it('reads own fields only', () => {
    expect(readPath({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1);
    expect(readPath({}, ['constructor', 'name'])).toBeUndefined();
    expect(readPath('text', ['length'])).toBeUndefined();
    expect(readPath(null, ['a'])).toBeUndefined();
  });

  it('makes what is missing on the way', () => {
    const target: JsonValue = { a: 1 };
    writePath(target, ['b', 'c', 0, 'd'], 2);
    expect(target).toEqual({ a: 1, b: { c: [{ d: 2 }] } });
  });

  it.each<[string, Array<string | number>]>([
    ['into a plain value', ['a', 'b']],
    ['into the prototype', ['__proto__', 'polluted']],
    ['into a constructor', ['x', 'constructor', 'prototype']],
    ['far behind the end of a list', ['list', 1_000_000]],
  ])('does not write %s', (_name, path) => {
    expect(() => writePath({ a: 1, list: [] }, path, 1)).toThrow(
      expect.objectContaining({ code: 'INVALID_SETTING' }),
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('is not fooled by what every object inherits', () => {
    const target: JsonValue = {};
    writePath(target, ['toString', 'x'], 1);
    expect(target).toEqual({ toString: { x: 1 } });
  });
});
