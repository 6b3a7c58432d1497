import type { Page, Paginator } from '../../../lib/pagination/Paginator';
import { cursor } from '../../../lib/pagination/styles/cursor';
import { keyset } from '../../../lib/pagination/styles/keyset';
import { pageNumber } from '../../../lib/pagination/styles/pageNumber';
import { plainList } from '../../../lib/pagination/styles/plainList';
import { relay } from '../../../lib/pagination/styles/relay';
import type { RequestSpec } from '../../../lib/plan/RequestPlan';
import type { Settings } from '../../../lib/plan/Field';
import { resolveUrl } from '../../../lib/protocol/resolveUrl';

const request: RequestSpec = { method: 'GET', url: '/users', query: [], headers: [] };
const pageOf = (records: unknown[], asked = request, body: unknown = records): Page => ({
  number: 1,
  request: asked,
  url: 'https://api.test/users',
  headers: new Headers(),
  body,
  records,
});
const origins = { list: ['https://api.test'], includes: () => true };
const urlOf = (asked: RequestSpec) => resolveUrl(asked, { baseUrl: 'https://api.test' }, origins);

function asked(style: Paginator, page: Page, settings: Settings, state = {}): RequestSpec {
  const next = style.next(page, state, settings);
  if (!('request' in next)) throw new Error(`expected a next page, not ${JSON.stringify(next)}`);
  return next.request;
}

describe('the first request', () => {
  it('gets parameters that it lacks, keeps those that it has, and loses those that must be absent', () => {
    const typed = {
      ...request,
      query: [
        { name: 'limit', value: '5' },
        { name: 'cursor', value: 'old' },
      ],
    };
    const settings = { firstParameters: '{ "limit": 100, "mode": "all", "cursor": null }' };
    expect(cursor.first(typed, settings).request.query).toEqual([
      { name: 'limit', value: '5' },
      { name: 'mode', value: 'all' },
    ]);
  });

  it('is refused when its parameters are no JSON object', () => {
    expect(() => cursor.first(request, { firstParameters: 'limit=5' })).toThrow('not a JSON object');
  });
});

describe('a parameter in the path', () => {
  it('fills a placeholder anew on every page', () => {
    const settings = { pageParameter: 'page', place: 'path' };
    const first = pageNumber.first({ ...request, url: '/users/{page}' }, settings);
    expect(urlOf(first.request)).toBe('https://api.test/users/1');
    const second = asked(pageNumber, pageOf([{ id: 1 }], first.request), settings, first.state);
    expect(urlOf(second)).toBe('https://api.test/users/2');
  });

  it('leaves the segment out until there is a cursor, and encodes it', () => {
    const settings = { cursorPath: 'next', cursorParameter: '{after}', place: 'path' };
    const first = cursor.first({ ...request, url: '/users/{after}?a=1' }, settings).request;
    expect(urlOf(first)).toBe('https://api.test/users?a=1');
    expect(urlOf(asked(cursor, pageOf([], first, { next: 'a/b' }), settings))).toBe(
      'https://api.test/users/a%2Fb?a=1',
    );
  });

  it('replaces the segment after the name', () => {
    const settings = { pageParameter: 'page', place: 'path' };
    const next = asked(pageNumber, pageOf([{ id: 1 }], { ...request, url: '/users/page/4?a=1' }), settings, {
      page: 4,
    });
    expect(next.url).toBe('/users/page/5?a=1');
  });

  it('is refused where the path has no place for it', () => {
    expect(() => pageNumber.first(request, { pageParameter: 'page', place: 'path' })).toThrow(
      'no place for "page"',
    );
  });
});

describe('a cursor in a header', () => {
  it('goes back in a header, too', () => {
    const settings = {
      cursorIn: 'header',
      cursorPath: 'x-continue',
      cursorParameter: 'x-continue',
      place: 'header',
    };
    const page = { ...pageOf([{ id: 1 }]), headers: new Headers({ 'x-continue': 'c' }) };
    expect(asked(cursor, page, settings).headers).toEqual([{ name: 'x-continue', value: 'c' }]);
  });
});

describe('an unchanged token', () => {
  it('asks the same again, which is noticed as a loop, unless it means the end', () => {
    const settings = { cursorPath: 'next', cursorParameter: 'cursor' };
    const again = { ...request, query: [{ name: 'cursor', value: 'a' }] };
    expect(asked(cursor, pageOf([], again, { next: 'a' }), settings)).toEqual(again);
    const ends = { ...settings, sameTokenEnds: true };
    expect(cursor.next(pageOf([], again, { next: 'a' }), {}, ends)).toHaveProperty('done');
  });
});

describe('filter by last value', () => {
  const settings = { recordField: 'at', filterParameter: '$filter', filterFormat: 'at ge {value}' };
  const page = pageOf([
    { id: 1, at: 3 },
    { id: 2, at: 5 },
  ]);

  it('asks for what lies above the last record', () => {
    expect(asked(keyset, page, settings).query).toEqual([{ name: '$filter', value: 'at ge 5' }]);
  });

  it('ends when only the boundary comes again', () => {
    expect(keyset.next(pageOf([{ id: 2, at: 5 }]), { last: 5, size: 2 }, settings)).toHaveProperty('done');
  });

  it('says so when one value fills whole pages', () => {
    const full = pageOf([
      { id: 2, at: 5 },
      { id: 3, at: 5 },
    ]);
    expect(keyset.next(full, { last: 5, size: 2 }, settings)).toMatchObject({ field: 'Record Field' });
  });

  it('ends on an empty page and on end_of_stream', () => {
    expect(keyset.next(pageOf([]), {}, settings)).toHaveProperty('done');
    const last = pageOf([{ id: 1, at: 1 }], request, { end_of_stream: true });
    expect(keyset.next(last, {}, settings)).toHaveProperty('done');
  });

  it('does not write over a filter that is not the one it counts on', () => {
    const body = { kind: 'json' as const, value: { filters: [{ name: 'city', value: 'Bonn' }] } };
    const own = {
      recordField: 'at',
      filterParameter: 'filters[0].value',
      requires: { 'filters[0].name': 'id' },
    };
    const next = keyset.next(pageOf([{ at: 1 }], { ...request, method: 'POST', body }), {}, own);
    expect(next).toMatchObject({ unclear: expect.stringContaining('filters[0].name') });
  });
});

describe('a plain list', () => {
  it('ends with a warning, not an error, when the API sends the same list again', () => {
    const settings = { listParameter: 'offset', fullPage: 1 };
    const first = plainList.next(pageOf([{ id: 1 }]), {}, settings);
    if (!('request' in first)) throw new Error('expected a next page');
    const second = plainList.next(pageOf([{ id: 1 }], first.request), first.state, settings);
    expect(second).toMatchObject({ warning: expect.stringContaining('ignore `offset`') });
    expect(plainList.repeated?.(settings)).toEqual(second);
  });
});

describe('two GraphQL connections with more', () => {
  it('warns that only one of them is read page by page', () => {
    const query = 'query($a: String) { users(after: $a) { id } teams { id } }';
    const more = { pageInfo: { hasNextPage: true, endCursor: 'c' }, nodes: [{ id: 1 }] };
    const body = { data: { users: more, teams: more } };
    const graphQl: RequestSpec = { ...request, method: 'POST', body: { kind: 'json', value: { query } } };
    const found = relay.detect(pageOf([{ id: 1 }], graphQl, body));
    expect(found?.warning).toContain('`data.teams.pageInfo`');
  });
});
