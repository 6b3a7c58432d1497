import { type DemoService, startDemoService } from '../../../examples/demo-service';
import { dataOf } from '../../support/runRestApi';
import { calling, runSoapApi } from '../../support/runSoapApi';

let service: DemoService;
beforeAll(async () => {
  service = await startDemoService({ port: 0, now: () => 0 });
});
afterAll(() => service.stop());
beforeEach(() => service.reset());

const run = (parameters: Record<string, unknown>, rest = {}) => runSoapApi(service.url, parameters, rest);

describe('SOAP API', () => {
  it('calls an operation and types its answer by the WSDL', async () => {
    const { outputs, error } = await run(calling('GetOrder', { number: '2024-00003' }));
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([
      {
        order: {
          '@currency': 'EUR',
          id: '9007199254740995',
          number: '2024-00003',
          status: 'shipped',
          total: expect.stringMatching(/^\d+\.\d\d$/),
          shippedOn: '2024-06-01',
          line: expect.arrayContaining([expect.objectContaining({ quantity: expect.any(Number) })]),
        },
      },
    ]);
  });

  it('speaks SOAP 1.2 at the port that does', async () => {
    const { outputs } = await run(
      calling('GetOrder', { number: '2024-00001' }, { service: 'OrderService', port: 'OrdersSoap12' }),
    );
    const [{ order }] = dataOf(outputs[0]) as [{ order: { line: unknown; shippedOn: unknown } }];
    // One line is a list too, and nil is null.
    expect(order).toMatchObject({ line: [{ sku: 'SKU-100' }], shippedOn: null });
  });

  it('takes the fields of the form, with their defaults', async () => {
    const { outputs, error } = await run({
      soapOperation: { __rl: true, mode: 'list', value: 'OrderService/OrdersSoap/PlaceOrder' },
      input: {
        mappingMode: 'defineBelow',
        value: { customer: 'A & B <Ltd>', line: [{ sku: 'SKU-1', quantity: 3, unitPrice: '0.10' }] },
      },
    });
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([
      { number: '2025-00001', customer: 'A & B <Ltd>', priority: 'normal', total: '0.30' },
    ]);
  });

  it('takes a form whose fields were left as they are', async () => {
    const { outputs, error } = await run({
      operation: 'getMany',
      returnAll: false,
      limit: 2,
      soapOperation: { __rl: true, mode: 'list', value: 'OrderService/OrdersSoap/SearchOrders' },
      input: {
        mappingMode: 'defineBelow',
        value: null,
        schema: [{ id: 'status', displayName: 'status', type: 'string', display: true }],
      },
    });
    expect(error).toBeUndefined();
    expect(outputs[0]).toHaveLength(2);
  });

  it('says what is wrong with the input, with the path of each element, before anything is sent', async () => {
    const input = { priority: 'urgent', shipBy: 'soon', line: [{ sku: 'SKU-1', quantity: 'many' }] };
    const { error } = await run(calling('PlaceOrder', input));
    expect(error?.message).toContain('customer is required');
    expect(error?.message).toContain('priority is "urgent", which is none of low, normal, high');
    expect(error?.message).toContain('shipBy is "soon", which is not a date such as 2024-05-31');
    expect(error?.message).toContain('line[0].quantity is "many", which is not a whole number');
    expect(error?.message).toContain('line[0].unitPrice is required');
    expect(service.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('turns a fault into an error with its code, reason and typed detail', async () => {
    const { outputs } = await run(calling('GetOrder', { number: 'x' }), { onError: 'continueRegularOutput' });
    expect(dataOf(outputs[0])).toEqual([
      {
        error: expect.objectContaining({
          code: 'REQUEST_REJECTED',
          message: 'The service answered with a fault (Client): There is no order x.',
          status: 500,
          body: {
            code: 'Client',
            subcodes: [],
            reason: 'There is no order x.',
            detail: { OrderFault: { number: 'x', attempts: 1 } },
          },
        }),
      },
    ]);
    expect(service.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('sends an envelope without a WSDL, with values from JSONata', async () => {
    const { outputs, error } = await run(
      {
        operation: 'sendXml',
        endpoint: '/soap/orders',
        xml: '<o:GetOrder xmlns:o="urn:demo:orders"><o:number>${order.year & "-" & order.number}</o:number></o:GetOrder>',
        recordsAt: 'order.{"no": number, "lines": [line.sku]}',
      },
      { input: [{ json: { order: { year: 2024, number: '00002' } } }] },
    );
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ no: '2024-00002', lines: ['SKU-107', 'SKU-108'] }]);
  });

  it('reads the WSDL once for all items', async () => {
    const numbers = ['2024-00001', '2024-00002', '2024-00003'];
    const { outputs } = await run(
      {
        ...calling('GetOrder', {}),
        inputJson: '={{ { number: $json.number } }}',
        wsdlUrl: '/soap/orders?wsdl&once',
      },
      { input: numbers.map((number) => ({ json: { number } })) },
    );
    expect(outputs[0]).toHaveLength(3);
    expect(outputs[0]!.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
    expect(service.requests.filter(({ method }) => method === 'GET')).toHaveLength(1);
  });
});
