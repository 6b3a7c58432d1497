import type { Preset } from './Preset';

const unchecked = 'Written from memory of the source, which was not at hand.';

/** GraphQL connections, search engines, and lists that are read on from the last value. */
export const searchPresets = {
  shopifyGraphQl: {
    label: 'Shopify (GraphQL)',
    style: 'relay',
    settings: {},
    source: 'https://shopify.dev/docs/api/usage/pagination-graphql',
    note: unchecked,
  },
  githubGraphQl: {
    label: 'GitHub (GraphQL)',
    style: 'relay',
    settings: {},
    source: 'https://docs.github.com/graphql/guides/using-pagination-in-the-graphql-api',
    note: unchecked,
  },
  linear: {
    label: 'Linear',
    style: 'relay',
    settings: {},
    source: 'https://linear.app/developers/pagination',
    note: unchecked,
  },
  elasticsearch: {
    label: 'Elasticsearch',
    style: 'searchAfter',
    settings: {},
    help: 'The search needs a sort that ends in a unique field.',
    source: 'https://elastic.co/docs/reference/elasticsearch/rest-apis/paginate-search-results',
  },
  elasticsearchScroll: {
    label: 'Elasticsearch Scroll',
    style: 'scroll',
    settings: {},
    source: 'https://elastic.co/docs/reference/elasticsearch/rest-apis/paginate-search-results',
  },
  zendeskIncremental: {
    label: 'Zendesk Incremental (Cursor)',
    style: 'cursor',
    // start_time must be there at first; after that the cursor alone counts.
    settings: {
      cursorPath: 'after_cursor',
      cursorParameter: 'cursor',
      place: 'query',
      uniqueBy: 'id',
      firstParameters: { start_time: 0 },
    },
    source:
      'https://developer.zendesk.com/documentation/ticketing/managing-tickets/using-the-incremental-export-api/',
  },
  zendeskIncrementalTime: {
    label: 'Zendesk Incremental (Time)',
    style: 'cursor',
    settings: {
      cursorPath: 'end_time',
      cursorParameter: 'start_time',
      place: 'query',
      uniqueBy: 'id',
      firstParameters: { start_time: 0 },
    },
    source:
      'https://developer.zendesk.com/documentation/ticketing/managing-tickets/using-the-incremental-export-api/',
  },
  hubspotSearchAll: {
    label: 'HubSpot Search (Beyond 10,000)',
    style: 'keyset',
    // No `after`: every request is a new search, above the last id, which is unique.
    settings: {
      recordField: 'id',
      filterParameter: 'filterGroups[0].filters[0].value',
      place: 'body',
      uniqueBy: 'id',
      requires: {
        'filterGroups[0].filters[0].propertyName': 'hs_object_id',
        'filterGroups[0].filters[0].operator': 'GT',
      },
      firstParameters: {
        filterGroups: [{ filters: [{ propertyName: 'hs_object_id', operator: 'GT', value: '0' }] }],
        sorts: [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }],
        limit: 100,
        after: null,
      },
    },
    help: 'Filters of your own go after a first one: hs_object_id GT 0, in a single filter group.',
    source: 'https://developers.hubspot.com/docs/api/crm/search',
    note: 'The way beyond 10,000 results is described in the HubSpot community (thread 927832).',
  },
} satisfies Record<string, Preset>;
