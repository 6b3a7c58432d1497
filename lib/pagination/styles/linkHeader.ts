import { followLink } from '../nextLink';
import type { Page, Paginator } from '../Paginator';
import { parseLinkHeader } from '../parseLinkHeader';

/** RFC 8288: `Link: <https://…?page=2>; rel="next"`. GitHub, Shopify REST, Okta. */
export const linkHeader: Paginator = {
  label: 'Link Header',
  help: 'The header "Link" names the next page with rel="next" (GitHub, Shopify, Okta, WordPress).',
  fields: [],
  detect(page) {
    if (linkTo(page, 'next') !== undefined) {
      return { confidence: 0.99, why: 'followed rel="next" of the Link header', settings: {} };
    }
    // The header is there, but names no next page: the last one, unless the body knows better.
    const isPaged = linkTo(page, 'first') ?? linkTo(page, 'last') ?? linkTo(page, 'prev');
    return isPaged === undefined
      ? undefined
      : { confidence: 0.7, why: 'the Link header names no next page', settings: {} };
  },
  first: (request) => ({ request, state: {} }),
  next(page) {
    const target = linkTo(page, 'next');
    if (target === undefined) return { done: 'the Link header names no next page' };
    return { request: followLink(page.request, target, page.url), state: {} };
  },
};

function linkTo({ headers }: Page, relation: string): string | undefined {
  return parseLinkHeader(headers.get('link') ?? '').find(({ rel }) => rel.includes(relation))?.target;
}
