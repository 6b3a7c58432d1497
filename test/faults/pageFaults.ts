import type { ReceivedRequest, Reply } from '../support/localServer';
import type { Fault, Stage } from './Fault';
import { allIds, idsOf, pageOf } from './linkedPages';

const records = (...pages: number[]) => pages.flatMap(idsOf).map((id) => ({ id }));

/** What a service does instead of answering with its pages in order; a page is asked for by number or cursor. */
interface Disorder extends Pick<Fault, 'expected'> {
  readonly name: string;
  readonly answer: (request: ReceivedRequest, stage: Stage) => Reply;
}

const counted = (page: number, total: number, data = records(page)): Reply => ({
  json: { page, total_pages: total, data },
});

const linked = (data: object[], next: number | undefined): Reply => ({
  json: { data, next: next === undefined ? null : `/users?page=${next}` },
});

const throughPages = (...pages: number[]) => pages.flatMap(idsOf);
const loop = { status: 'partial', code: 'PAGINATION_LOOP' } as const;
const complete = { ids: allIds, status: 'complete' } as const;

const disorders: readonly Disorder[] = [
  {
    name: 'the page number is ignored',
    answer: () => counted(1, 3, records(1)),
    expected: { ids: idsOf(1), ...loop },
  },
  {
    name: 'a page comes once more under the next number',
    answer: (request) => linked(records(Math.min(pageOf(request), 2)), pageOf(request) + 1),
    expected: { ids: throughPages(1, 2), ...loop },
  },
  {
    name: 'a link leads back to the first page',
    answer: (request) => linked(records(pageOf(request)), pageOf(request) === 1 ? 2 : 1),
    expected: { ids: throughPages(1, 2), ...loop },
  },
  {
    name: 'a link leads to its own page',
    answer: (request) => linked(records(pageOf(request)), 2),
    expected: { ids: throughPages(1, 2), ...loop },
  },
  {
    name: 'two pages are swapped',
    answer: (request) => counted(pageOf(request), 3, records([1, 3, 2][pageOf(request) - 1]!)),
    expected: { ids: throughPages(1, 3, 2), status: 'complete' },
  },
  {
    name: 'an empty page in between, with a link on',
    answer: (request) =>
      pageOf(request) === 2
        ? linked([], 3)
        : linked(records(pageOf(request)), pageOf(request) === 1 ? 2 : undefined),
    expected: { ids: throughPages(1, 3), status: 'complete' },
  },
  {
    name: 'an empty page in between, of three that were counted',
    answer: (request) => counted(pageOf(request), 3, pageOf(request) === 2 ? [] : undefined),
    expected: { ids: throughPages(1, 3), status: 'complete' },
  },
  {
    name: 'the number of pages grows',
    answer: (request) => counted(pageOf(request), pageOf(request) === 1 ? 2 : 3),
    expected: complete,
  },
  {
    name: 'the number of pages shrinks',
    answer: (request) => counted(pageOf(request), pageOf(request) === 1 ? 3 : 2),
    expected: { ids: throughPages(1, 2), status: 'complete' },
  },
  {
    name: 'the last page has gone',
    answer: (request, { isOver }) =>
      pageOf(request) === 3 && !isOver ? { status: 404 } : counted(pageOf(request), 3),
    expected: { ids: throughPages(1, 2), status: 'partial', code: 'NOT_FOUND', rest: idsOf(3) },
  },
  {
    name: 'the count becomes a text',
    answer: (request) => ({
      json: { page: pageOf(request), total_pages: '3', data: records(pageOf(request)) },
    }),
    expected: complete,
  },
  {
    name: 'the list is left out of the last page',
    answer: (request) =>
      pageOf(request) === 3
        ? { json: { kind: 'users' } }
        : linked(records(pageOf(request)), pageOf(request) + 1),
    expected: { ids: throughPages(1, 2), status: 'complete' },
  },
  {
    name: 'a single record in place of the list on the last page',
    answer: (request) =>
      pageOf(request) === 3
        ? { json: { data: { id: 31 }, next: null } }
        : linked(records(pageOf(request)), pageOf(request) + 1),
    expected: { ids: [...throughPages(1, 2), 31], status: 'complete' },
  },
  {
    name: 'a cursor that turns into an object',
    answer: (request) => ({
      json: request.query.has('cursor')
        ? { data: records(2), next_cursor: { id: 7 } }
        : { data: records(1), next_cursor: 'c2' },
    }),
    expected: { ids: throughPages(1, 2), status: 'partial', code: 'PAGINATION_UNCLEAR' },
  },
];

/** Services whose pages do not stay as they are. */
export const pageFaults: readonly Fault[] = disorders.map(({ name, answer, expected }) => ({
  name,
  expected,
  set: (stage) => ({ handler: (request) => answer(request, stage) }),
}));
