import type { Dispatcher } from '../../../lib/vendor/undici';
import { createDispatcherCache } from '../../../lib/transport/dispatcherCache';
import type { ConnectionSettings } from '../../../lib/transport/createDispatcher';

const fake = () => ({ close: jest.fn(async () => {}), destroy: jest.fn(async () => {}) });
const asDispatcher = (value: ReturnType<typeof fake>) => value as unknown as Dispatcher;
const direct = (more: Partial<ConnectionSettings> = {}): ConnectionSettings => ({ route: 'direct', ...more });
const through = (url: string): ConnectionSettings => ({ route: 'tunnel', proxy: new URL(url) });

test('one dispatcher for the same settings, another for any difference', () => {
  const cache = createDispatcherCache(100);
  const lookup = () => {};
  const other = () => {};
  const kinds = (): ConnectionSettings[] => [
    direct(),
    direct({ connectMs: 1 }),
    direct({ tls: { rejectUnauthorized: false } }),
    direct({ tls: { ca: 'A' } }),
    direct({ tls: { ca: 'B' } }),
    direct({ lookup }),
    direct({ lookup: other }),
    through('http://proxy.test'),
    through('http://user:a@proxy.test'),
    through('http://user:b@proxy.test'),
    { ...through('http://proxy.test'), route: 'forward' },
  ];
  const get = (settings: ConnectionSettings) => cache.get(settings, () => asDispatcher(fake()));
  const first = kinds().map(get);
  expect(new Set(first).size).toBe(first.length);
  expect(kinds().map(get)).toEqual(first);
  kinds().forEach((settings, index) => expect(get(settings)).toBe(first[index]));
});

test('the least recently used one is closed when there are too many', () => {
  const cache = createDispatcherCache(2);
  const [a, b, c] = [fake(), fake(), fake()];
  const get = (connectMs: number, value: ReturnType<typeof fake>) =>
    cache.get(direct({ connectMs }), () => asDispatcher(value));
  get(1, a);
  get(2, b);
  get(1, fake());
  get(3, c);
  expect([a, b, c].map(({ close }) => close.mock.calls.length)).toEqual([0, 1, 0]);
  expect(get(1, fake())).toBe(a);
});

test('close() destroys all and forgets them', async () => {
  const cache = createDispatcherCache(2);
  const first = fake();
  cache.get(direct(), () => asDispatcher(first));
  await cache.close();
  expect(first.destroy).toHaveBeenCalledTimes(1);
  const second = asDispatcher(fake());
  expect(cache.get(direct(), () => second)).toBe(second);
});
