import type { Preset } from './Preset';

const unchecked = 'Written from memory of the source, which was not at hand.';

/** APIs that hand out the next page's address, in a header or in the body. */
export const linkPresets = {
  github: {
    label: 'GitHub (REST)',
    style: 'linkHeader',
    settings: {},
    source: 'https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api',
    note: unchecked,
  },
  gitlab: {
    label: 'GitLab',
    style: 'linkHeader',
    settings: {},
    source: 'https://docs.gitlab.com/api/rest/#pagination',
    note: 'Checked in GitLab issues 220903 and 427205: X-Total-Pages is missing above 10,000 records and with keyset paging; the Link header always comes.',
  },
  shopify: {
    label: 'Shopify (REST)',
    style: 'linkHeader',
    settings: {},
    source: 'https://shopify.dev/docs/api/admin-rest/usage/pagination',
    note: unchecked,
  },
  okta: {
    label: 'Okta',
    style: 'linkHeader',
    settings: {},
    source: 'https://developer.okta.com/docs/api/#pagination',
    note: unchecked,
  },
  microsoftGraph: {
    label: 'Microsoft Graph',
    style: 'nextUrl',
    settings: { nextUrlPath: '`@odata.nextLink`' },
    source: 'https://learn.microsoft.com/graph/paging',
    note: unchecked,
  },
  odata2: {
    label: 'OData v2 (SAP, Exact)',
    style: 'nextUrl',
    settings: { nextUrlPath: 'd.__next' },
    source: 'https://www.odata.org/documentation/odata-version-2-0/json-format/',
    note: unchecked,
  },
  odata4: {
    label: 'OData v4',
    style: 'nextUrl',
    settings: { nextUrlPath: '`@odata.nextLink`' },
    source: 'OData JSON Format 4.01, section 4.6.5; OData Protocol 4.01, section 11.2.6.7',
    note: unchecked,
  },
  jsonApi: {
    label: 'JSON:API',
    style: 'nextUrl',
    settings: { nextUrlPath: 'links.next' },
    source: 'https://jsonapi.org/format/#fetching-pagination',
    note: unchecked,
  },
  hal: {
    label: 'HAL',
    style: 'nextUrl',
    settings: { nextUrlPath: '_links.next' },
    source: 'https://datatracker.ietf.org/doc/html/draft-kelly-json-hal',
    note: unchecked,
  },
  fhir: {
    label: 'FHIR',
    style: 'nextUrl',
    settings: { nextUrlPath: 'link' },
    source: 'https://hl7.org/fhir/http.html#paging',
    note: unchecked,
  },
  facebook: {
    label: 'Facebook (Graph API)',
    style: 'nextUrl',
    settings: { nextUrlPath: 'paging.next' },
    source: 'https://developers.facebook.com/docs/graph-api/results',
    note: unchecked,
  },
  salesforce: {
    label: 'Salesforce (SOQL)',
    style: 'nextUrl',
    settings: { nextUrlPath: 'nextRecordsUrl' },
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_query.htm',
  },
  confluence: {
    label: 'Confluence',
    style: 'nextUrl',
    settings: { nextUrlPath: '_links.next' },
    source: 'https://developer.atlassian.com/cloud/confluence/rest/v2/intro',
  },
  zendesk: {
    label: 'Zendesk',
    style: 'nextUrl',
    // Without a page size Zendesk answers with its older, limited paging by offset.
    settings: { nextUrlPath: 'links.next', firstParameters: { 'page[size]': 100 }, place: 'query' },
    source: 'https://developer.zendesk.com/api-reference/introduction/pagination/',
    note: unchecked,
  },
  calendly: {
    label: 'Calendly',
    style: 'nextUrl',
    settings: { nextUrlPath: 'pagination.next_page' },
    source: 'https://developer.calendly.com/api-docs',
    note: unchecked,
  },
  aircall: {
    label: 'Aircall',
    style: 'nextUrl',
    settings: { nextUrlPath: 'meta.next_page_link' },
    source: 'https://developer.aircall.io/api-references/#pagination',
    note: unchecked,
  },
} satisfies Record<string, Preset>;
