import { type DemoService, startDemoService } from '../../../examples/demo-service';
import { dataOf } from '../../support/runRestApi';
import { calling, runSoapApi } from '../../support/runSoapApi';

let service: DemoService;
beforeAll(async () => {
  service = await startDemoService({ port: 0, now: () => 0 });
});
afterAll(() => service.stop());
beforeEach(() => service.reset());

const getMany = (operation: string, input: object, more: Record<string, unknown>) =>
  runSoapApi(service.url, calling(operation, input, { operation: 'getMany', ...more }));

const searchMore = {
  pagination: {
    group: {
      style: 'nextOperation',
      nextOperation_nextOperation: 'SearchMore',
      nextOperation_tokenPath: 'searchId',
      nextOperation_tokenParameter: 'searchId',
      nextOperation_pageParameter: 'pageIndex',
      nextOperation_totalPagesPath: 'totalPages',
    },
  },
};

describe('SOAP API: Get Many', () => {
  it('reads on with another operation', async () => {
    const { outputs, report, error } = await getMany(
      'SearchOrders',
      { status: 'paid', pageSize: 100 },
      { options: searchMore },
    );
    expect(error).toBeUndefined();
    expect(report).toMatchObject({ status: 'complete', pages: 3, records: 300 });
    const numbers = dataOf(outputs[0]).map((order) => (order as { number: string }).number);
    expect(new Set(numbers).size).toBe(300);
    expect(dataOf(outputs[0])[299]).toMatchObject({
      status: 'paid',
      shippedOn: null,
      line: [{ quantity: 2 }],
    });
  });

  it('stops at a limit and goes on from there', async () => {
    const first = await getMany(
      'SearchOrders',
      { pageSize: 100 },
      { returnAll: false, limit: 150, options: searchMore },
    );
    expect(first.report).toMatchObject({ status: 'capped', records: 150 });
    const rest = await getMany(
      'SearchOrders',
      { pageSize: 100 },
      {
        returnAll: false,
        limit: 100,
        options: { ...searchMore, resumeFrom: (first.report as { resume: string }).resume },
      },
    );
    expect(dataOf(rest.outputs[0])[0]).toMatchObject({ number: '2024-00151' });
  });

  it('finds the operation that reads on by itself', async () => {
    const { outputs, report } = await getMany('SearchOrders', { status: 'paid', pageSize: 100 }, {});
    expect(outputs[0]).toHaveLength(300);
    expect(report).toMatchObject({
      status: 'complete',
      pages: 3,
      pagination: { style: 'nextOperation', why: 'asked for more with SearchMore, because of `searchId`' },
    });
  });

  it('says which operations there are when the next one is not', async () => {
    const wrong = { ...searchMore.pagination.group, nextOperation_nextOperation: 'searchMoreWithId' };
    const { outputs, report } = await getMany(
      'SearchOrders',
      { pageSize: 100 },
      { options: { pagination: { group: wrong } } },
    );
    expect(outputs[0]).toHaveLength(100);
    expect(report).toMatchObject({ status: 'partial' });
    expect((report as { reason: string }).reason).toContain(
      'The WSDL has no operation "searchMoreWithId"; it has GetOrder, PlaceOrder, SearchOrders, SearchMore',
    );
  });
});
