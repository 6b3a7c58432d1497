import { createHash } from 'node:crypto';
import { isObject } from '../../plan/json';
import type { RequestSpec } from '../../plan/RequestPlan';
import { withValueAt } from '../../plan/requestTarget';
import type { LastPage, Page, Paginator } from '../Paginator';
import { findParameter, type RequestParameter } from '../requestParameter';
import { numberSetting, textSetting } from '../settings';

/** Parameters that ask for a page size, and the one that usually goes with each. */
const partners: Readonly<Record<string, string>> = {
  per_page: 'page',
  perPage: 'page',
  page_size: 'page',
  pageSize: 'page',
  'page[size]': 'page[number]',
  size: 'page',
  $top: '$skip',
  top: 'skip',
  maxResults: 'startAt',
  max_results: 'page',
  take: 'skip',
  limit: 'offset',
};
const pageNames = ['page', 'p', 'page_number', 'pageNumber', 'page[number]'];
const offsetNames = ['offset', 'skip', '$skip', 'start', 'startAt'];

/**
 * A list without a word about pages, just as long as the request asked for: there may be more. The parameter that
 * usually goes with the limit is tried; an API that ignores it sends the same list again, and that is the end.
 */
export const plainList: Paginator = {
  label: 'Plain List',
  help: 'The answer is only a list: counts on with the page or offset parameter until a page is not full.',
  fields: [
    {
      kind: 'text',
      name: 'listParameter',
      label: 'Page or Offset Parameter',
      help: 'Name of the parameter to count on with; "page" and the like count pages, all others records.',
      default: 'page',
      placeholder: 'page',
      required: true,
    },
    {
      kind: 'number',
      name: 'fullPage',
      label: 'Records per Full Page',
      help: 'A page with fewer records is the last one; 0 to read until a page is empty.',
      default: 0,
      min: 0,
    },
  ],
  detect(page) {
    const limit = isPlain(page) ? findParameter(page.request, Object.keys(partners)) : undefined;
    const size = Number(limit?.value);
    if (limit === undefined || size < 2 || page.records.length !== size) return undefined;
    const parameter = counterFor(page.request, limit);
    return {
      confidence: 0.4,
      why: `tried \`${parameter}\`, because the list is as long as \`${limit.name}\` asks for`,
      settings: { listParameter: parameter, fullPage: size, place: limit.place },
    };
  },
  first: (request) => ({ request, state: {} }),
  next(page, { count, digest }, settings) {
    const { request, records } = page;
    const full = numberSetting(settings, 'fullPage') ?? 0;
    if (records.length === 0) return { done: 'the page is empty' };
    if (records.length < full) return { done: `the page has fewer than ${full} records` };
    const own = digestOf(records);
    const parameter = textSetting(settings, 'listParameter') || 'page';
    if (own === digest) return ignored(parameter);
    const current = typeof count === 'number' ? count : startOf(request, parameter);
    const next = current + (isPage(parameter) ? 1 : records.length);
    const place = settings.place === 'body' ? 'body' : 'query';
    return { request: withValueAt(request, place, parameter, next), state: { count: next, digest: own } };
  },
  repeated: (settings) => ignored(textSetting(settings, 'listParameter') || 'page'),
};

/** A bare list, or JSON-RPC's `{ jsonrpc, id, result: [...] }`. */
function isPlain({ body }: Page): boolean {
  return Array.isArray(body) || (isObject(body) && 'jsonrpc' in body && Array.isArray(body.result));
}

/** The page or offset that the request has already; else what usually goes with its limit, in the same place. */
function counterFor(request: RequestSpec, { key, name }: RequestParameter): string {
  const used = findParameter(request, [...pageNames, ...offsetNames]);
  if (used && Number.isInteger(Number(used.value))) return used.name;
  const holder = name === key ? '' : name.slice(0, -key.length);
  return `${holder}${partners[key] ?? 'page'}`;
}

function startOf(request: RequestSpec, parameter: string): number {
  const key = keyOf(parameter);
  const used = findParameter(request, [key]);
  const start = Number(used?.value);
  if (used !== undefined && Number.isInteger(start)) return start;
  return isPage(parameter) ? 1 : 0;
}

function isPage(parameter: string): boolean {
  return pageNames.includes(keyOf(parameter));
}

/** `offset` of `params.offset`; `page[number]` is a name of its own. */
function keyOf(parameter: string): string {
  return parameter.split('.').at(-1) ?? parameter;
}

function ignored(parameter: string): LastPage {
  return {
    done: 'the same records came again',
    warning: `The API seems to ignore \`${parameter}\`: it sent the same list again. If there is more to read, choose a style under Options > Pagination.`,
  };
}

function digestOf(records: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(records)).digest('base64');
}
