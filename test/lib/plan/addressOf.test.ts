import { addressOf } from '../../../lib/plan/addressOf';

describe('the address of a URL', () => {
  it.each([
    ['https://API.test:443/users/1?page=2#top', { origin: 'https://api.test', pathname: '/users/1' }],
    ['http://api.test:8080?next=/a/b', { origin: 'http://api.test:8080', pathname: '/' }],
    ['https://api.test/a/../b#?', { origin: 'https://api.test', pathname: '/b' }],
  ])('reads %s as the URL standard does', (url, address) => {
    expect(addressOf(url)).toEqual(address);
    const { origin, pathname } = new URL(url);
    expect(addressOf(url)).toEqual({ origin, pathname });
  });

  it('keeps addresses apart, also after many others', () => {
    const paths = Array.from({ length: 100 }, (_, number) => `/things/${number}`);
    const read = () => paths.map((path) => addressOf(`https://api.test${path}?x`).pathname);
    expect(read()).toEqual(paths);
    expect(read()).toEqual(paths);
  });

  it('throws for what is no URL, as `new URL` does', () => {
    expect(() => addressOf('/users')).toThrow('Invalid URL');
  });
});
