import type { Settings } from '../../plan/Field';
import type { RequestSpec } from '../../plan/RequestPlan';
import { type TargetPlace, withValueAt } from '../../plan/requestTarget';
import { isListPage } from '../isListPage';
import { moreFlag } from '../moreFlag';
import { findFact, findFactBeside, findTotal } from '../pageFacts';
import type { Page, PageState, Paginator } from '../Paginator';
import { pagePlaceField } from '../pagePlaceField';
import { placeOf } from '../placeOf';
import { findParameter, parameterIn } from '../requestParameter';
import { numberSetting, textSetting } from '../settings';

const pageNames = ['page', 'current_page', 'currentPage', 'page_number', 'pageNumber', 'number', 'pageIndex'];
const totalPagesNames = ['total_pages', 'totalPages', 'last_page', 'lastPage', 'num_pages'];
/** A book has these, too: they count only beside the number of a page. */
const ambiguousTotalPagesNames = ['pages', 'page_count', 'pageCount'];
const sizeNames = ['per_page', 'perPage', 'page_size', 'pageSize', 'limit', 'size'];
const totalPagesHeaders = ['x-total-pages', 'x-wp-totalpages', 'x-page-count', 'x-pagination-page-count'];

/** The next request asks for the page with the next number. WordPress, GitLab, Laravel, Rails. */
export const pageNumber: Paginator = {
  label: 'Page Number',
  help: 'The request carries a page number that goes up by one (WordPress, GitLab, Laravel).',
  fields: [
    {
      kind: 'text',
      name: 'pageParameter',
      label: 'Page Parameter',
      help: 'Name of the parameter that takes the page number.',
      default: 'page',
      placeholder: 'page',
      required: true,
    },
    {
      kind: 'number',
      name: 'firstPage',
      label: 'First Page',
      help: 'Number of the first page.',
      default: 1,
      min: 0,
    },
    {
      kind: 'text',
      name: 'sizeParameter',
      label: 'Page Size Parameter',
      help: "Name of the parameter that takes the page size; leave empty to take the API's own size.",
      default: '',
      placeholder: 'per_page',
    },
    {
      kind: 'number',
      name: 'pageSize',
      label: 'Page Size',
      help: 'Records to ask for per page.',
      default: 100,
      min: 1,
    },
    pagePlaceField,
  ],
  detect(page) {
    const total = isListPage(page) ? totalPages(page) : undefined;
    if (total === undefined) return undefined;
    const { parameter, current, place } = currentPage(page);
    // Zero-based APIs (Spring) echo 0 for the first page.
    const settings = { pageParameter: parameter, firstPage: current, ...(place && { place }) };
    return {
      confidence: total.sure ? 0.85 : 0.75,
      why: `counted pages with \`${parameter}\` (${total.why})`,
      settings,
    };
  },
  first(request, settings) {
    const page = numberSetting(settings, 'firstPage') ?? 1;
    return { request: withPage(withSize(request, settings), page, settings), state: { page } };
  },
  next(page, state, settings) {
    const current = numberOf(state, settings);
    const emptyPages = page.records.length > 0 ? 0 : Number(state.emptyPages ?? 0) + 1;
    const end = reasonToStop(page, current, emptyPages, settings);
    if (end !== undefined) return { done: end };
    const following = pageAt(page.request, current + 1, settings);
    return emptyPages === 0 ? following : { ...following, state: { ...following.state, emptyPages } };
  },
  ahead(page, state, settings) {
    const total = totalPages(page)?.value;
    if (total === undefined || page.records.length === 0) return undefined;
    const current = numberOf(state, settings);
    const last = (numberSetting(settings, 'firstPage') ?? 1) + total - 1;
    return { count: last - current, at: (n) => pageAt(page.request, current + n, settings) };
  },
};

function numberOf({ page }: PageState, settings: Settings): number {
  return typeof page === 'number' ? page : (numberSetting(settings, 'firstPage') ?? 1);
}

function pageAt(request: RequestSpec, page: number, settings: Settings) {
  return { request: withPage(request, page, settings), state: { page } };
}

function withPage(request: RequestSpec, page: number, settings: Settings): RequestSpec {
  return withValueAt(
    request,
    placeOf(settings, request),
    textSetting(settings, 'pageParameter') || 'page',
    page,
  );
}

function withSize(request: RequestSpec, settings: Settings): RequestSpec {
  const name = textSetting(settings, 'sizeParameter');
  return name === ''
    ? request
    : withValueAt(request, placeOf(settings, request), name, numberSetting(settings, 'pageSize') ?? 100);
}

/** With pages counted, an empty one in between is no end: what was on it may have been deleted meanwhile. */
const mostEmptyPages = 3;

function reasonToStop(
  page: Page,
  current: number,
  emptyPages: number,
  settings: Settings,
): string | undefined {
  const total = totalPages(page)?.value;
  if (emptyPages > 0 && total === undefined) return 'the page is empty';
  if (emptyPages >= mostEmptyPages) return `${emptyPages} pages in a row were empty`;
  const firstPage = numberSetting(settings, 'firstPage') ?? 1;
  if (total !== undefined) {
    return current - firstPage + 1 >= total
      ? `page ${current - firstPage + 1} of ${total} was read`
      : undefined;
  }
  return moreFlag(page.body) === false ? 'the answer says that there is no more' : undefined;
}

interface TotalPages {
  readonly value: number;
  readonly why: string;
  readonly sure: boolean;
}

function totalPages({ headers, body, records }: Page): TotalPages | undefined {
  for (const name of totalPagesHeaders) {
    const value = Number.parseInt(headers.get(name) ?? '', 10);
    if (!Number.isNaN(value)) return { value, why: `the header ${name} says ${value}`, sure: true };
  }
  const stated = findFact(body, totalPagesNames) ?? findFactBeside(body, ambiguousTotalPagesNames, pageNames);
  if (stated)
    return { value: stated.value, why: `\`${stated.path.join('.')}\` says ${stated.value}`, sure: true };
  const total = findTotal(body, records.length);
  const size = findFact(body, sizeNames);
  // A total without a page echo may belong to offsets.
  if (!total || !size || !findFact(body, pageNames) || size.value <= 0 || records.length > size.value)
    return undefined;
  const value = Math.ceil(total.value / size.value);
  return { value, why: `\`${total.path.join('.')}\` says ${total.value}, ${size.value} a page`, sure: false };
}

interface CurrentPage {
  readonly parameter: string;
  readonly current: number;
  readonly place?: TargetPlace;
}

const parameterNames = [
  'page',
  'p',
  'pageNumber',
  'page_number',
  'pageIndex',
  'current_page',
  'page[number]',
];

/** The parameter that the request already uses; else the one whose echo the answer carries. */
function currentPage({ request, body }: Page): CurrentPage {
  const echo = findFact(body, pageNames);
  const used = findParameter(request, parameterNames);
  const asked = Number(used?.value);
  if (used && Number.isInteger(asked)) return { parameter: used.name, current: asked, place: used.place };
  const echoName = echo?.path.at(-1);
  const byEcho =
    echoName === 'pageNumber' || echoName === 'page_number' || echoName === 'pageIndex' ? echoName : 'page';
  return { parameter: parameterIn(request, byEcho), current: echo?.value ?? 1 };
}
