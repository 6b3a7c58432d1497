import type { Settings } from '../../plan/Field';
import type { RequestSpec } from '../../plan/RequestPlan';
import { valueAt, withValueAt } from '../../plan/requestTarget';
import { moreFlag } from '../moreFlag';
import { findFact, findTotal } from '../pageFacts';
import type { Page, PageState, Paginator } from '../Paginator';
import { placeField } from '../placeField';
import { placeOf } from '../placeOf';
import { numberSetting, textSetting } from '../settings';

const offsetNames = ['offset', 'startAt', 'skip', 'start', 'startIndex', 'from', '$skip'];

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
    placeField,
  ],
  detect(page) {
    const echo = findFact(page.body, offsetNames);
    const used = offsetNames.find((name) => valueAt(page.request, name) !== undefined);
    const parameter = used ?? echo?.path.at(-1);
    const total = totalRecords(page);
    if (parameter === undefined || (total === undefined && moreFlag(page.body) === undefined))
      return undefined;
    const start = Number(used === undefined ? echo?.value : valueAt(page.request, used)) || 0;
    const known = total === undefined ? 'the answer says whether there is more' : `of ${total} in all`;
    return {
      confidence: 0.8,
      why: `skipped with \`${parameter}\` by the records received (${known})`,
      settings: { offsetParameter: parameter, start },
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
