import { ResponseCache } from '../../../lib/cache/ResponseCache';
import { StoredResponse } from '../../../lib/cache/StoredResponse';
import type { HttpRequest } from '../../../lib/ports/Transport';
import { createVirtualClock } from '../../support/virtualClock';

const clock = createVirtualClock();
const request: HttpRequest = { method: 'GET', url: 'https://api.test/users', headers: {} };

function stored(size = 100, headers: Record<string, string> = {}, asked = request): StoredResponse {
  const response = {
    status: 200,
    headers: new Headers({ 'cache-control': 'max-age=60', ...headers }),
    body: new Uint8Array(size),
    url: asked.url,
    receivedBytes: size,
  };
  return StoredResponse.from(asked, response, clock)!;
}

const at = (key: string, place = key) => ({ key, place });

describe('the store of answers', () => {
  it('keeps no more entries than allowed; the one used longest ago goes first', () => {
    const cache = new ResponseCache({ maxBytes: 1e6, maxEntries: 2 });
    cache.put(at('a'), request, stored());
    cache.put(at('b'), request, stored());
    cache.find('a', request);
    cache.put(at('c'), request, stored());
    expect(['a', 'b', 'c'].map((key) => cache.find(key, request) !== undefined)).toEqual([true, false, true]);
    expect(cache.size).toBe(2);
  });

  it('keeps no more bytes than allowed, and counts what leaves', () => {
    const cache = new ResponseCache({ maxBytes: 100_000, maxEntries: 1000 });
    for (let index = 0; index < 50; index += 1) cache.put(at(`k${index}`), request, stored(10_000));
    expect(cache.bytes).toBeLessThanOrEqual(100_000);
    expect(cache.size).toBe(9);
    for (let index = 0; index < 50; index += 1) cache.invalidate(`k${index}`);
    expect([cache.size, cache.bytes]).toEqual([0, 0]);
  });

  it('does not give up all others for one huge answer', () => {
    const cache = new ResponseCache({ maxBytes: 100_000, maxEntries: 1000 });
    cache.put(at('small'), request, stored());
    cache.put(at('huge'), request, stored(50_000));
    expect(cache.find('small', request)).toBeDefined();
    expect(cache.find('huge', request)).toBeUndefined();
  });

  it('replaces the answer to the same request', () => {
    const cache = new ResponseCache();
    const newer = stored(200);
    cache.put(at('a'), request, stored());
    cache.put(at('a'), request, newer);
    expect(cache.find('a', request)).toBe(newer);
    expect(cache.bytes).toBe(newer.bytes);
  });

  it('bounds the variants of one address', () => {
    const cache = new ResponseCache();
    const inLanguage = (language: string) => ({ ...request, headers: { 'accept-language': language } });
    for (let index = 0; index < 20; index += 1) {
      const asked = inLanguage(`x-${index}`);
      cache.put(at('a'), asked, stored(10, { vary: 'accept-language' }, asked));
    }
    expect(cache.find('a', inLanguage('x-19'))).toBeDefined();
    expect(cache.find('a', inLanguage('x-0'))).toBeUndefined();
  });

  it('throws away all that belongs to a place, and nothing else', () => {
    const cache = new ResponseCache();
    cache.put(at('page 1', 'users'), request, stored());
    cache.put(at('page 2', 'users'), request, stored());
    cache.put(at('other', 'orders'), request, stored());
    cache.invalidate('users');
    expect(cache.size).toBe(1);
    expect(cache.find('other', request)).toBeDefined();
  });
});
