import type { RequestSpec } from '../plan/RequestPlan';

/** The request for a next link: the link is complete, so it replaces path and query; the rest stays. */
export function followLink(request: RequestSpec, link: string, base: string): RequestSpec {
  return { ...request, url: new URL(link, base).href, query: [] };
}

/** Whether a text can be a link to the next page: a full URL, a rooted path or only a query. */
export function isLink(value: unknown): value is string {
  return typeof value === 'string' && /^(https?:\/\/|\/|\?)\S+$/.test(value);
}
