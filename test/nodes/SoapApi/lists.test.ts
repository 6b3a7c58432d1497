import { type DemoService, startDemoService } from '../../../examples/demo-service';
import {
  listInputFields,
  listPorts,
  listServices,
  searchSoapOperations,
} from '../../../nodes/SoapApi/designMethods';

let service: DemoService;
beforeAll(async () => {
  service = await startDemoService({ port: 0, now: () => 0 });
});
afterAll(() => service.stop());

/** What n8n gives to a form that is being filled in. */
function design(parameters: Record<string, unknown> = {}): never {
  const all: Record<string, unknown> = {
    authentication: 'apiIntegrationBasicApi',
    wsdlFrom: 'url',
    wsdlUrl: '/soap/orders?wsdl',
    options: {},
    ...parameters,
  };
  const data = { baseUrl: service.url, username: 'ada', password: 'demo-password' };
  return {
    getCurrentNodeParameter: (name: string) => all[name],
    getCredentials: async () => data,
    getNode: () => ({ id: 'n1', name: 'SOAP API', parameters: all }),
    helpers: {},
  } as never;
}

describe('the lists of the form', () => {
  it('offer services, the ports of the chosen one, and the operations of the chosen port', async () => {
    expect(await listServices.call(design())).toEqual([
      { name: 'Automatic (OrderService)', value: '' },
      { name: 'OrderService', value: 'OrderService' },
    ]);
    expect(await listPorts.call(design({ service: 'OrderService' }))).toEqual([
      { name: 'Automatic (OrdersSoap)', value: '' },
      { name: 'OrdersSoap', value: 'OrdersSoap', description: 'SOAP 1.1' },
      { name: 'OrdersSoap12', value: 'OrdersSoap12', description: 'SOAP 1.2' },
    ]);
    const { results } = await searchSoapOperations.call(design({ port: 'OrdersSoap12' }), 'order search');
    expect(results).toEqual([
      {
        name: 'SearchOrders · The first page of all orders, or of those in one state. Returns searchId, pageIndex, totalPages, totalRe…',
        value: 'OrderService/OrdersSoap12/SearchOrders',
        description:
          'The first page of all orders, or of those in one state. Returns searchId, pageIndex, totalPages, totalRecords, order',
      },
    ]);
  });

  it('make fields of the input, with types, choices and defaults', async () => {
    const { fields } = await listInputFields.call(design({ soapOperation: 'PlaceOrder' }));
    expect(fields.map(({ id, type, required, defaultValue }) => [id, type, required, defaultValue])).toEqual([
      ['customer', 'string', true, undefined],
      ['priority', 'options', true, 'normal'],
      ['line', 'array', true, undefined],
      ['shipBy', 'string', false, undefined],
    ]);
    expect(fields[1]!.options).toEqual(['low', 'normal', 'high'].map((value) => ({ name: value, value })));
    const { fields: search } = await listInputFields.call(design({ soapOperation: 'SearchOrders' }));
    expect(search.map(({ id, type, defaultValue }) => [id, type, defaultValue])).toEqual([
      ['pageSize', 'number', 100],
      ['status', 'options', undefined],
    ]);
  });

  it('say what is missing', async () => {
    expect(await listInputFields.call(design({ soapOperation: '' }))).toMatchObject({
      emptyFieldsNotice: 'Choose an operation first.',
    });
    expect(await listInputFields.call(design({ soapOperation: 'Nothing' }))).toMatchObject({
      emptyFieldsNotice: expect.stringContaining('The WSDL has no operation "Nothing"; it has GetOrder'),
    });
    // These lists are filled as soon as the form opens: nothing is wrong with it yet.
    for (const empty of [{ wsdlUrl: '' }, { wsdlFrom: 'text', wsdlText: ' ' }, { wsdlFrom: 'binary' }]) {
      expect(await listServices.call(design(empty))).toEqual([{ name: 'Automatic', value: '' }]);
      expect(await listPorts.call(design(empty))).toEqual([{ name: 'Automatic', value: '' }]);
    }
    await expect(searchSoapOperations.call(design({ wsdlUrl: '' }))).rejects.toThrow('"WSDL URL" is empty');
    await expect(listServices.call(design({ wsdlUrl: '/broken/login' }))).rejects.toThrow(
      'it is a web page, perhaps a login',
    );
  });
});
