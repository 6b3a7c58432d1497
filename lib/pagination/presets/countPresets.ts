import type { Preset } from './Preset';

const unchecked = 'Written from memory of the source, which was not at hand.';

/** APIs that count pages or records. */
export const countPresets = {
  jira: {
    label: 'Jira',
    style: 'offset',
    settings: { offsetParameter: 'startAt' },
    source: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#pagination',
    note: unchecked,
  },
  wordpress: {
    label: 'WordPress',
    style: 'pageNumber',
    settings: { pageParameter: 'page', firstPage: 1 },
    source: 'https://developer.wordpress.org/rest-api/using-the-rest-api/pagination/',
    note: unchecked,
  },
  pipedrive: {
    label: 'Pipedrive (v1)',
    style: 'offset',
    settings: { offsetParameter: 'start', place: 'query' },
    source: 'https://pipedrive.readme.io/docs/core-api-concepts-pagination',
  },
  cloudflare: {
    label: 'Cloudflare',
    style: 'pageNumber',
    settings: { pageParameter: 'page', firstPage: 1, place: 'query' },
    source: 'https://github.com/cloudflare/cloudflare-typescript (V4PagePaginationArray)',
  },
  contentful: {
    label: 'Contentful',
    style: 'offset',
    settings: { offsetParameter: 'skip', place: 'query' },
    source: 'https://contentful.com/developers/docs/references/content-delivery-api',
  },
  odoo: {
    label: 'Odoo (JSON-RPC)',
    style: 'plainList',
    settings: { listParameter: 'params.kwargs.offset', place: 'body' },
    source: 'https://www.odoo.com/documentation/17.0/developer/reference/external_api.html',
    note: 'That search_read takes offset and limit is checked; the place params.kwargs (call_kw) is not.',
  },
} satisfies Record<string, Preset>;
