import { getParameters, searchMethods } from '../../../nodes/RpcApi/designMethods';
import { designContext } from '../../support/designContext';
import type { LocalServer } from '../../support/localServer';
import { RpcFault, startRpcServer } from '../../support/rpcServer';
import { methodNamed, runRpcApi } from '../../support/runRpcApi';
import { dataOf } from '../../support/runRestApi';

let server: LocalServer;
afterEach(() => server?.stop());

const document = {
  openrpc: '1.3.2',
  info: { title: 'Shop', version: '1' },
  methods: [
    {
      name: 'order.get',
      summary: 'Reads one order. With all its lines.',
      paramStructure: 'by-name',
      params: [
        { name: 'id', required: true, schema: { $ref: '#/components/schemas/Id' } },
        { $ref: '#/components/contentDescriptors/Detail' },
        { name: 'from', schema: { type: 'object', properties: { country: { type: 'string' } } } },
      ],
      result: { name: 'order', schema: { type: 'object' } },
    },
    {
      name: 'sum',
      params: [
        { name: 'a', required: true, schema: { type: 'number' } },
        { name: 'b', schema: { type: 'number' } },
        { name: 'c', schema: { type: 'number' } },
      ],
      result: { name: 'sum', schema: { type: 'number' } },
    },
    { name: 'old', deprecated: true, params: [], result: { name: 'nothing', schema: {} } },
  ],
  components: {
    schemas: { Id: { type: 'integer', format: 'int64', description: 'Number of the order' } },
    contentDescriptors: {
      Detail: { name: 'detail', schema: { type: 'string', enum: ['short', 'full'] } },
    },
  },
};

const methods = {
  'rpc.discover': () => document,
  'order.get': (params: unknown) => ({ params }),
  sum: (params: unknown) => ({ params }),
};

const design = (parameters: Record<string, unknown>) => designContext({ path: server.url, ...parameters });

const fields = (method: string, value: object, parameters: object = {}) =>
  runRpcApi(server, method, {
    parametersAs: 'fields',
    parameters: { mappingMode: 'defineBelow', value },
    ...parameters,
  });
const lastCall = () => server.requests.at(-1)!;

describe('the list of methods', () => {
  it('comes from rpc.discover, and can be searched', async () => {
    server = await startRpcServer(methods);
    expect(await searchMethods.call(design({}))).toEqual({
      results: [
        { name: 'order.get · Reads one order.', value: 'order.get', description: 'Reads one order.' },
        { name: 'sum', value: 'sum' },
        { name: 'old (deprecated)', value: 'old' },
      ],
    });
    expect(await searchMethods.call(design({}), 'one order')).toMatchObject({
      results: [{ value: 'order.get' }],
    });
    expect(server.requests).toHaveLength(1);
  });

  it('comes from a document, as text or at a URL, when that is asked for', async () => {
    server = await startRpcServer({});
    const asText = { source: 'text', document: JSON.stringify(document) };
    const found = await searchMethods.call(design({ options: { methodList: { group: asText } } }));
    expect(found.results).toHaveLength(3);
    expect(server.requests).toHaveLength(0);
  });

  it('comes from system.listMethods where there is no OpenRPC', async () => {
    server = await startRpcServer({
      'system.listMethods': () => ['b.two', 'a.one'],
      'system.methodHelp': ([name]: [string]) => `Help of ${name}.\nMore of it.`,
    });
    const { results } = await searchMethods.call(design({}));
    expect(results.map(({ name, description }) => [name, description])).toEqual([
      ['a.one', undefined],
      ['b.two', undefined],
    ]);
  });

  it('says what to do when the API does not tell', async () => {
    server = await startRpcServer({});
    await expect(searchMethods.call(design({}))).rejects.toMatchObject({
      message: expect.stringContaining('does not say which methods it has') as string,
      description: expect.stringContaining('By Name') as string,
    });
  });

  it('does not take a refused credential for a missing list', async () => {
    server = await startRpcServer({
      'rpc.discover': () => {
        throw new RpcFault(-32001, 'Unauthorized');
      },
    });
    await expect(searchMethods.call(design({}))).rejects.toMatchObject({
      message: expect.stringContaining('did not accept the credential') as string,
    });
  });
});

describe('the fields of a method', () => {
  it('have the types of the description', async () => {
    server = await startRpcServer(methods);
    const { fields: found } = await getParameters.call(design({ method: 'order.get' }));
    expect(found.map(({ id, displayName, type, required }) => [id, displayName, type, required])).toEqual([
      ['id', 'id: Number of the order', 'string', true],
      ['detail', 'detail', 'options', false],
      ['from.country', 'from.country', 'string', false],
    ]);
  });

  it('are none, with a word on what to do, for a method that is not described', async () => {
    server = await startRpcServer(methods);
    expect(await getParameters.call(design({ method: 'secret' }))).toEqual({
      fields: [],
      emptyFieldsNotice: expect.stringContaining('set Parameters to JSON') as string,
    });
  });

  it('are sent by name, with every digit of a large integer', async () => {
    server = await startRpcServer(methods);
    await fields('order.get', { id: '12345678901234567890', 'from.country': 'IE' });
    expect(lastCall().text()).toContain('"params":{"id":12345678901234567890,"from":{"country":"IE"}}');
  });

  it.each([
    ['in their order', { b: 2, a: 1 }, {}, [1, 2]],
    ['by name around a gap', { a: 1, c: 3 }, {}, { a: 1, c: 3 }],
    [
      'with null in a gap, if by position is chosen',
      { a: 1, c: 3 },
      { parametersBy: 'byPosition' },
      [1, null, 3],
    ],
    ['by name, if that is chosen', { a: 1 }, { parametersBy: 'byName' }, { a: 1 }],
  ])('are sent %s', async (_how, value, options, expected) => {
    server = await startRpcServer(methods);
    await fields('sum', value, { options });
    expect(lastCall().json()).toMatchObject({ params: expected });
  });

  it('are asked for once for all items', async () => {
    server = await startRpcServer(methods);
    await runRpcApi(
      server,
      'sum',
      { parametersAs: 'fields', parameters: { mappingMode: 'defineBelow', value: { a: '={{ $json.a }}' } } },
      { input: [{ json: { a: 1 } }, { json: { a: 2 } }, { json: { a: 3 } }] },
    );
    expect(server.requests.map(({ json }) => (json() as { method: string }).method)).toEqual([
      'rpc.discover',
      'sum',
      'sum',
      'sum',
    ]);
  });

  it('are not asked for when nothing is filled in', async () => {
    server = await startRpcServer(methods);
    const { outputs } = await fields('sum', {});
    expect(dataOf(outputs[0])).toHaveLength(1);
    expect(server.requests).toHaveLength(1);
  });

  it('fail for a method that the API does not describe', async () => {
    server = await startRpcServer(methods);
    const { error } = await fields('secret', { a: 1 }, { method: methodNamed('secret') });
    expect(error).toMatchObject({
      message: expect.stringContaining('"secret" is not among the 3 methods') as string,
    });
  });

  it('fail before anything is sent when one that is needed is empty', async () => {
    server = await startRpcServer(methods);
    const { error } = await fields('sum', { b: 2 });
    expect(error).toMatchObject({ message: expect.stringContaining('"a" is empty') as string });
    expect(server.requests).toHaveLength(1);
  });
});
