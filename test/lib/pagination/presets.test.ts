import { chosenByUser, nextPage } from '../../../lib/pagination/chooseStyle';
import { paginators } from '../../../lib/pagination/paginators';
import { presets } from '../../../lib/pagination/presets/presets';
import { planDefaults, type RequestSpec } from '../../../lib/plan/RequestPlan';
import { findRecords } from '../../../lib/records/findRecords';
import cases from '../../cases/pagination/presets.json';

interface Case {
  preset: string;
  request?: Partial<RequestSpec>;
  headers?: Record<string, string>;
  body: unknown;
  /** Query of the first request. */
  first?: Record<string, string>;
  next: { url?: string; query?: Record<string, string>; body?: unknown; operation?: string };
}

const queryOf = ({ query }: RequestSpec) => Object.fromEntries(query.map(({ name, value }) => [name, value]));

function choose(api: string) {
  const choice = chosenByUser({ ...planDefaults.pagination, style: 'api', settings: { api } });
  if (!choice) throw new Error(`${api} chooses nothing`);
  return choice;
}

describe('presets', () => {
  it.each((cases as Case[]).map((each) => [each.preset, each] as const))('%s', (_name, each) => {
    const choice = choose(each.preset);
    const asked = { method: 'GET', url: '/users', query: [], headers: [], ...each.request } as RequestSpec;
    const { request, state } = paginators.get(choice.style).first(asked, choice.settings);
    expect(queryOf(request)).toEqual(each.first ?? {});

    const { body } = each;
    const { records } = findRecords(body);
    const headers = new Headers(each.headers);
    const page = { number: 1, request, url: 'https://api.test/users', headers, body, records };
    const next = nextPage(page, state, choice);
    if (!('request' in next)) throw new Error(`expected a next page, not ${JSON.stringify(next)}`);
    if (each.next.url) expect(next.request.url).toBe(each.next.url);
    expect(queryOf(next.request)).toEqual(each.next.query ?? {});
    expect(next.request.operation).toBe(each.next.operation);
    if (each.next.body) expect(next.request.body).toEqual({ kind: 'json', value: each.next.body });
  });

  it('has a case for each of them, and a source', () => {
    expect(new Set(cases.map(({ preset }) => preset))).toEqual(new Set(presets.names));
    for (const [, { source }] of presets.entries) expect(source).toMatch(/^https:\/\/|^OData/);
  });

  it('names the known APIs when one is unknown', () => {
    expect(() => choose('gopher')).toThrow(/known: .*github/);
  });
});
