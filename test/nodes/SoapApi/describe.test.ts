import { type DemoService, startDemoService } from '../../../examples/demo-service';
import { dataOf } from '../../support/runRestApi';
import { runSoapApi } from '../../support/runSoapApi';

let service: DemoService;
beforeAll(async () => {
  service = await startDemoService({ port: 0, now: () => 0 });
});
afterAll(() => service.stop());

const describing = (operation: string, more: object = {}) =>
  runSoapApi(service.url, {
    operation: 'describe',
    soapOperation: { __rl: true, mode: 'name', value: operation },
    ...more,
  });

describe('SOAP API: Describe', () => {
  it('tells how an operation is called, what it takes and what it returns', async () => {
    const { outputs, error } = await describing('GetOrder');
    expect(error).toBeUndefined();
    const [order] = dataOf(outputs[0]) as Array<Record<string, unknown>>;
    expect(order).toMatchObject({
      operation: 'GetOrder',
      service: 'OrderService',
      port: 'OrdersSoap',
      soapVersion: '1.1',
      input: [{ path: 'number', type: 'string', required: true, description: 'Such as 2024-00001' }],
      warnings: [],
    });
    expect(order!.output).toEqual(
      expect.arrayContaining([
        { path: 'order', type: 'object', required: true },
        { path: 'order.id', type: 'string (int64)', required: true },
        {
          path: 'order.status',
          type: 'string',
          required: true,
          choices: ['open', 'paid', 'shipped', 'returned'],
        },
        { path: 'order.line[].unitPrice', type: 'string (decimal)', required: true },
        { path: 'order.@currency', type: 'string', required: true },
      ]),
    );
  });

  it('tells about all operations of a port when none is chosen', async () => {
    const { outputs, error } = await describing('', { port: 'OrdersSoap12' });
    expect(error).toBeUndefined();
    const all = dataOf(outputs[0]) as Array<{ operation: string; soapVersion: string }>;
    expect(all.map(({ operation }) => operation)).toEqual([
      'GetOrder',
      'PlaceOrder',
      'SearchOrders',
      'SearchMore',
    ]);
    expect(new Set(all.map(({ soapVersion }) => soapVersion))).toEqual(new Set(['1.2']));
  });

  it('names the operations that there are when one is not', async () => {
    const { error } = await describing('DropOrder');
    expect(error?.message).toContain('The WSDL has no operation "DropOrder"; it has GetOrder, PlaceOrder');
  });
});
