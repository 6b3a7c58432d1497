import type { Preset } from './Preset';

/** SOAP services that read on with another operation. */
export const soapPresets = {
  netsuiteSoap: {
    label: 'NetSuite SOAP Search',
    style: 'nextOperation',
    settings: {
      nextOperation: 'searchMoreWithId',
      tokenPath: 'searchResult.searchId',
      tokenParameter: 'searchId',
      pageParameter: 'pageIndex',
      totalPagesPath: 'searchResult.totalPages',
    },
    source:
      'https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N3520821.html (searchMoreWithId)',
    note: 'Written from memory of the source, which was not at hand.',
  },
  salesforceSoap: {
    label: 'Salesforce SOAP Query',
    style: 'nextOperation',
    settings: {
      nextOperation: 'queryMore',
      tokenPath: 'result.queryLocator',
      tokenParameter: 'queryLocator',
      donePath: 'result.done',
    },
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_querymore.htm',
    note: 'Written from memory of the source, which was not at hand.',
  },
} as const satisfies Record<string, Preset>;
