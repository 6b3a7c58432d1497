import { cacheKey, identityOf } from '../../../lib/cache/cacheKey';
import { anonymousAccess } from '../../../lib/plan/Access';

const request = { method: 'GET', url: 'https://api.test/users?api_key=in-the-url', headers: {} } as const;
const access = { ...anonymousAccess, scheme: 'token', secrets: { token: 'in-the-credential' } };
const keyOf = (headers: Record<string, string>) => cacheKey({ ...request, headers }, 'me');

describe('the key of an answer', () => {
  it('holds no secret', () => {
    const { key, place } = cacheKey(
      { ...request, headers: { 'x-secret': 'in-a-header' } },
      identityOf(access),
    );
    for (const text of [key, place]) expect(text).toMatch(/^[\w-]{43}$/);
  });

  it('is another one for another secret', () => {
    const edited = { ...access, secrets: { token: 'another' } };
    expect(identityOf(edited)).not.toBe(identityOf(access));
    expect(identityOf({ ...access })).toBe(identityOf(access));
  });

  it('leaves headers of content negotiation and tracing to Vary, and tells all others apart', () => {
    const plain = keyOf({});
    expect(keyOf({ 'accept-language': 'de', 'x-request-id': '7' })).toEqual(plain);
    expect(keyOf({ authorization: 'Bearer x' })).not.toEqual(plain);
    expect(keyOf({ a: '1', b: '2' })).toEqual(keyOf({ b: '2', a: '1' }));
  });
});
