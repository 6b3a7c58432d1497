import type { Settings } from '../../plan/Field';
import { isObject } from '../../plan/json';
import type { RequestSpec } from '../../plan/RequestPlan';
import { type TargetPlace, withValueAt } from '../../plan/requestTarget';
import { isListPage } from '../isListPage';
import { moreFlag } from '../moreFlag';
import { findFact, findTotal } from '../pageFacts';
import type { Page, PageState, Paginator } from '../Paginator';
import { pagePlaceField } from '../pagePlaceField';
import { placeOf } from '../placeOf';
import { findParameter, parameterIn } from '../requestParameter';
import { numberSetting, textSetting } from '../settings';

const offsetNames = ['offset', 'startAt', 'skip', 'start', 'startIndex', '$skip'];
/** An answer may say "from" of many things: it counts only as a parameter that the request has. */
const parameterNames = [...offsetNames, 'from'];

/** The next request skips the records received so far. Jira, Pipedrive, most databases behind an API. */
export const offset: Paginator = {
  label: 'Offset and Limit',
  help: 'The request says how many records to skip (Jira, Pipedrive, many others).',
  fields: [
    {
      kind: 'text',
      name: 'offsetParameter',
      label: 'Offset Parameter',
      help: 'Name of the parameter that takes the number of records to skip.',
      default: 'offset',
      placeholder: 'offset',
      required: true,
    },
    {
      kind: 'text',
      name: 'limitParameter',
      label: 'Limit Parameter',
      help: "Name of the parameter that takes the page size; leave empty to take the API's own size.",
      default: 'limit',
      placeholder: 'limit',
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
    if (!isListPage(page)) return undefined;
    const found = offsetOf(page);
    const total = totalRecords(page);
    const isCounted = total !== undefined || moreFlag(page.body) !== undefined || isSearchAnswer(page.body);
    if (found === undefined || !isCounted) return undefined;
    const { name, start, place } = found;
    const known = total === undefined ? 'until the answer says that there is no more' : `of ${total} in all`;
    return {
      confidence: 0.8,
      why: `skipped with \`${name}\` by the records received (${known})`,
      settings: { offsetParameter: name, start, ...(place && { place }) },
    };
  },
  first(request, settings) {
    const name = textSetting(settings, 'limitParameter');
    const size = numberSetting(settings, 'pageSize') ?? 100;
    const sized = name === '' ? request : withValueAt(request, placeOf(settings, request), name, size);
    return { request: withOffset(sized, 0, settings), state: { offset: 0 } };
  },
  next(page, state, settings) {
    const reached = reachedBy(page, state, settings);
    const end = reasonToStop(page, reached);
    if (end !== undefined) return { done: end };
    return pageFrom(page.request, reached, settings);
  },
  ahead(page, state, settings) {
    const total = totalRecords(page);
    const step = page.records.length;
    if (total === undefined || step === 0) return undefined;
    const reached = reachedBy(page, state, settings);
    return {
      count: Math.ceil((total - reached) / step),
      at: (n) => pageFrom(page.request, reached + (n - 1) * step, settings),
    };
  },
};

/** By what was received, not by what was asked for: a server may cap the limit. */
function reachedBy({ records }: Page, { offset: current }: PageState, settings: Settings): number {
  return (typeof current === 'number' ? current : (numberSetting(settings, 'start') ?? 0)) + records.length;
}

function pageFrom(request: RequestSpec, reached: number, settings: Settings) {
  return { request: withOffset(request, reached, settings), state: { offset: reached } };
}

function withOffset(request: RequestSpec, value: number, settings: Settings): RequestSpec {
  return withValueAt(
    request,
    placeOf(settings, request),
    textSetting(settings, 'offsetParameter') || 'offset',
    value,
  );
}

function reasonToStop(page: Page, reached: number): string | undefined {
  if (page.records.length === 0) return 'the page is empty';
  if (moreFlag(page.body) === false) return 'the answer says that there is no more';
  const total = totalRecords(page);
  return total !== undefined && reached >= total ? `all ${total} records were read` : undefined;
}

function totalRecords({ body, headers, records }: Page): number | undefined {
  const header = Number.parseInt(headers.get('x-total-count') ?? headers.get('x-total') ?? '', 10);
  return Number.isNaN(header) ? findTotal(body, records.length)?.value : header;
}

interface UsedOffset {
  readonly name: string;
  readonly start: number;
  readonly place?: TargetPlace;
}

/** The parameter that the request already uses; else the one whose echo the answer carries; else Elasticsearch's. */
function offsetOf({ request, body }: Page): UsedOffset | undefined {
  const used = findParameter(request, parameterNames);
  // A text such as a date says that the parameter means something else.
  const start = Number(used?.value);
  if (used && used.value !== '' && Number.isInteger(start))
    return { name: used.name, start, place: used.place };
  const echo = findFact(body, offsetNames);
  if (echo) return { name: parameterIn(request, echo.path.at(-1) ?? ''), start: echo.value };
  return isSearchAnswer(body) ? { name: 'from', start: 0 } : undefined;
}

function isSearchAnswer(body: unknown): boolean {
  return isObject(body) && isObject(body.hits) && Array.isArray(body.hits.hits) && 'timed_out' in body;
}
