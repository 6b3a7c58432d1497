import { digest } from '../../../lib/pagination/digest';
import { LoopGuard } from '../../../lib/pagination/LoopGuard';
import type { ReadPage } from '../../../lib/pagination/PageSource';

const page = (number: number, records: readonly unknown[], more: object = {}): ReadPage => ({
  number,
  digest: () => digest(JSON.stringify({ records, ...more })),
  bytes: 100,
  request: { method: 'GET', url: `/users?page=${number}`, query: [], headers: [] },
  url: `https://api.test/users?page=${number}`,
  headers: new Headers(),
  body: { records, ...more },
  records,
});

describe('the guard against loops', () => {
  it('knows a page again by its records, though the link around them differs', () => {
    const guard = new LoopGuard();
    expect(guard.earlierContent(page(1, [{ id: 1 }], { next: '/users?page=2' }))).toBeUndefined();
    expect(guard.earlierContent(page(2, [{ id: 1 }], { next: '/users?page=3' }))).toBe(1);
  });

  it('lets equal records without ids pass: readings may well be alike', () => {
    const guard = new LoopGuard();
    expect(guard.earlierContent(page(1, [{ celsius: 20 }], { page: 1 }))).toBeUndefined();
    expect(guard.earlierContent(page(2, [{ celsius: 20 }], { page: 2 }))).toBeUndefined();
  });

  it('lets empty pages pass', () => {
    const guard = new LoopGuard();
    expect([1, 2, 3].map((number) => guard.earlierContent(page(number, [])))).toEqual(
      Array(3).fill(undefined),
    );
  });
});
