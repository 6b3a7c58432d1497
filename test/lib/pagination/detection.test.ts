import { chosenByPage, nextPage } from '../../../lib/pagination/chooseStyle';
import type { Page } from '../../../lib/pagination/Paginator';
import type { RequestSpec } from '../../../lib/plan/RequestPlan';
import { findRecords } from '../../../lib/records/findRecords';
import basicCases from '../../cases/pagination/detection.json';
import styleCases from '../../cases/pagination/styles.json';

interface Case {
  name: string;
  request?: Partial<RequestSpec>;
  headers?: Record<string, string>;
  body: unknown;
  /** The first page, when `body` is a later one. */
  detectWith?: unknown;
  style: string;
  next?: { url?: string; query?: Record<string, string>; body?: unknown };
  done?: boolean;
  /** True, or the form's field that the message has to name. */
  unclear?: boolean | string;
  deltaLink?: string;
}

const cases = [...basicCases, ...styleCases] as Case[];

function pageOf({ request, headers }: Case, body: unknown): Page {
  return {
    number: 1,
    request: { method: 'GET', url: '/users', query: [], headers: [], ...request } as RequestSpec,
    url: 'https://api.test/users',
    headers: new Headers(headers),
    body,
    records: findRecords(body).records,
  };
}

describe('automatic pagination', () => {
  it.each(cases.map((each) => [each.name, each] as const))('%s', (_name, each) => {
    const page = pageOf(each, each.body);
    const choice = chosenByPage(pageOf(each, each.detectWith ?? each.body));
    expect(choice.style).toBe(each.style);
    expect(choice.why).not.toBe('');

    const next = nextPage(page, {}, choice);
    if (each.deltaLink) expect(next).toMatchObject({ deltaLink: each.deltaLink });
    if (each.done) return expect(next).toHaveProperty('done');
    if (typeof each.unclear === 'string') expect(next).toMatchObject({ field: each.unclear });
    if (each.unclear) return expect(next).toHaveProperty('unclear');
    if (!('request' in next)) throw new Error(`expected a next page, not ${JSON.stringify(next)}`);
    const { url, query, body } = next.request;
    if (each.next?.url) expect(url).toBe(each.next.url);
    expect(Object.fromEntries(query.map(({ name, value }) => [name, value]))).toEqual(each.next?.query ?? {});
    if (each.next?.body) expect(body).toEqual({ kind: 'json', value: each.next.body });
  });

  it('changes neither the page nor its request', () => {
    for (const each of cases) {
      const page = pageOf(each, each.body);
      const before = JSON.stringify(page);
      nextPage(page, {}, chosenByPage(page));
      expect(JSON.stringify(page)).toBe(before);
    }
  });
});
