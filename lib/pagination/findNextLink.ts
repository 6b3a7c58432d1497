import { isObject } from '../plan/json';
import { isLink, linkOf } from './nextLink';
import type { Page } from './Paginator';

/** Where a link to the next page was found, and how sure that is what it is. */
export interface FoundLink {
  readonly path: ReadonlyArray<string | number>;
  readonly confidence: number;
}

/** Fields that vendors document as the link to the next page: OData v4 and v3, OData v2, Salesforce, … */
const documented: ReadonlyArray<readonly string[]> = [
  ['@odata.nextLink'],
  ['odata.nextLink'],
  ['d', '__next'],
  ['links', 'next'],
  ['_links', 'next'],
  ['paging', 'next'],
  ['pagination', 'next_page'],
  ['nextRecordsUrl'],
  ['nextPageUrl'],
  ['next_page_url'],
  ['next_url'],
  ['after_url'],
];
/** Lists of links: FHIR's bundle, PayPal. */
const linkLists = ['link', 'links'];

/** A key such as next, nextLink, next_page_url, meta.next. */
const nextKey =
  /(^|[^a-z])_*next(_?(page|link|url|uri|href|records?url|results?))*(_?(url|link|uri|href))?$/i;
const deepest = 4;

/** The link to the next page in a body; records are not searched. */
export function findNextLink({ body, url }: Page): FoundLink | undefined {
  const known = documented.find((path) => isLink(linkOf(pick(body, path)))) ?? linkList(body);
  if (known) return { path: known, confidence: 0.95 };
  const path = search(body, [], url);
  return path && { path, confidence: 0.9 };
}

function pick(body: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    body,
  );
}

function linkList(body: unknown): readonly string[] | undefined {
  if (!isObject(body)) return undefined;
  const name = linkLists.find((each) => Array.isArray(body[each]) && isLink(linkOf(body[each])));
  return name === undefined ? undefined : [name];
}

/** The shallowest key called "next" or the like whose value is an address that can be the same list's. */
function search(value: unknown, at: readonly string[], url: string): readonly string[] | undefined {
  if (!isObject(value) || at.length >= deepest) return undefined;
  for (const [key, part] of Object.entries(value)) {
    if (!nextKey.test(key)) continue;
    if (isLink(part) && isSameList(part, url)) return [...at, key];
    if (isObject(part) && isLink(part.href) && isSameList(part.href, url)) return [...at, key, 'href'];
  }
  for (const [key, part] of Object.entries(value)) {
    const found = search(part, [...at, key], url);
    if (found) return found;
  }
  return undefined;
}

/** A link that neither has a query nor lies below the list's own path leads somewhere else: the next step, say. */
function isSameList(link: string, url: string): boolean {
  if (!URL.canParse(link, url)) return false;
  const next = new URL(link, url);
  const own = new URL(url).pathname.replace(/\/(\d+\/?)?$/, '');
  return next.search !== '' || next.pathname.startsWith(own);
}
