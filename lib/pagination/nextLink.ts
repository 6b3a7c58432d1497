import { isObject } from '../plan/json';
import type { RequestSpec } from '../plan/RequestPlan';

/** The request for a next link: the link is complete, so it replaces path and query; the rest stays. */
export function followLink(request: RequestSpec, link: string, base: string): RequestSpec {
  const { pathValues: _filled, ...rest } = request;
  return { ...rest, url: new URL(link, base).href, query: [] };
}

/** Whether a text can be a link to the next page: a full URL, a rooted path or only a query. */
export function isLink(value: unknown): value is string {
  return typeof value === 'string' && /^(https?:\/\/|\/|\?)\S+$/.test(value);
}

/**
 * The address in a value: a text, `{ href }` (HAL, JSON:API), or the "next" of a list of links (FHIR:
 * `[{ relation: "next", url }]`; PayPal: `[{ rel: "next", href }]`).
 */
export function linkOf(value: unknown): unknown {
  if (Array.isArray(value)) return linkOf(value.find(isNextEntry));
  return isObject(value) ? (value.href ?? value.url) : value;
}

function isNextEntry(entry: unknown): boolean {
  return isObject(entry) && (entry.rel === 'next' || entry.relation === 'next');
}

/**
 * A rooted link as an absolute one where the answer names the base that it belongs to. Confluence:
 * `_links: { base: "https://x.atlassian.net/wiki", next: "/rest/api/content?start=25" }`.
 */
export function withStatedBase(link: string, body: unknown): string {
  const links = isObject(body) ? body._links : undefined;
  const base = isObject(links) ? links.base : undefined;
  if (typeof base !== 'string' || !URL.canParse(base) || !link.startsWith('/')) return link;
  const { pathname } = new URL(base);
  return pathname === '/' || link.startsWith(`${pathname}/`) ? link : base.replace(/\/+$/, '') + link;
}
