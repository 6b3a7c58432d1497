import { chosenByPage } from '../../../../lib/pagination/chooseStyle';
import type { JsonObject } from '../../../../lib/plan/json';
import { continuations } from '../../../../lib/protocol/soap/continuations';
import { loadSoapDescription } from '../../../../lib/protocol/soap/SoapDescription';
import { elementOf, smallWsdl } from '../../../support/smallWsdl';

const text = (name: string, more = '') => `<xs:element name="${name}" type="xs:string" ${more}/>`;
const inputs = {
  search: text('name'),
  searchMoreWithId: text('searchId') + text('pageIndex') + text('language', 'minOccurs="0"'),
  query: text('queryString'),
  queryMore: text('queryLocator'),
  nextNumber: '',
  moreDetails: text('id') + text('kind'),
};

const operationsAfter = async (called: keyof typeof inputs, known = Object.keys(inputs)) => {
  const schema = Object.entries(inputs)
    .map(([name, content]) => elementOf(name, `<xs:sequence>${content}</xs:sequence>`))
    .join('');
  const description = await loadSoapDescription(
    { text: smallWsdl({ schema, operations: [], oneWay: known }), url: '' },
    { isAllowed: () => false, fetch: async () => '' },
  );
  return continuations(description.find(called), description);
};

/** How an answer would be read on. */
const choose = async (called: keyof typeof inputs, body: JsonObject, known?: string[]) => {
  const others = await operationsAfter(called, known);
  const { style, settings } = chosenByPage({
    number: 1,
    request: { method: 'POST', url: '/soap', query: [], headers: [], body: { kind: 'json', value: {} } },
    url: 'http://small.test/soap',
    headers: new Headers(),
    body,
    records: [],
    continuations: () => others,
  });
  return { style, settings };
};

const netsuite = {
  searchResult: { searchId: 'WS_1', totalPages: 3, recordList: { record: [{ name: 'a' }] } },
};
const salesforce = { result: { done: false, queryLocator: '01g-500', records: [{ Id: '1' }] } };

it('names those that go on, nearest first, with what they need', async () => {
  expect(await operationsAfter('query')).toEqual([
    { operation: 'queryMore', requires: ['queryLocator'] },
    { operation: 'searchMoreWithId', requires: ['searchId', 'pageIndex'] },
    { operation: 'nextNumber', requires: [] },
    { operation: 'moreDetails', requires: ['id', 'kind'] },
  ]);
});

describe('reading on with another operation, without a word from the user', () => {
  it('takes an id and a number of the page', async () => {
    expect(await choose('search', netsuite)).toEqual({
      style: 'nextOperation',
      settings: {
        nextOperation: 'searchMoreWithId',
        tokenPath: 'searchResult.searchId',
        tokenParameter: 'searchId',
        pageParameter: 'pageIndex',
        totalPagesPath: 'searchResult.totalPages',
        donePath: '',
      },
    });
  });

  it('takes a locator and a flag', async () => {
    expect(await choose('query', salesforce)).toMatchObject({
      style: 'nextOperation',
      settings: { nextOperation: 'queryMore', tokenPath: 'result.queryLocator', donePath: 'result.done' },
    });
  });

  it.each([
    ['the WSDL has no such operation', 'search', netsuite, ['search', 'query', 'queryMore']],
    ['the answer lacks what it needs', 'query', { result: { done: false, records: [] } }, undefined],
    ['nothing tells the end', 'query', { queryLocator: '1', records: [] }, undefined],
    ['it needs more than a token', 'search', { id: '1', kind: 'x', done: false }, undefined],
  ] as const)('is left alone where %s', async (_name, called, body, known) => {
    expect((await choose(called, body as never, known && [...known])).style).not.toBe('nextOperation');
  });
});
