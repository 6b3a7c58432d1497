import type { LocalServer } from '../../support/localServer';
import { RpcFault, startRpcServer } from '../../support/rpcServer';
import { runRpcApi } from '../../support/runRpcApi';
import { dataOf, items } from '../../support/runRestApi';

let server: LocalServer;
let notes: unknown[];

beforeAll(async () => {
  server = await startRpcServer({
    add: ([a, b]: [number, number]) => a + b,
    user: ({ id }: { id: number }) => ({ id, name: `User ${id}` }),
    users: ({ offset = 0, limit = 10 }: { offset?: number; limit?: number }) => ({
      items: Array.from({ length: 25 }, (_, index) => ({ id: index + 1 })).slice(offset, offset + limit),
      total: 25,
    }),
    events: ({ cursor = '0' }: { cursor?: string }) => ({
      events: [{ no: Number(cursor) * 2 }, { no: Number(cursor) * 2 + 1 }],
      nextCursor: cursor === '2' ? null : String(Number(cursor) + 1),
    }),
    names: () => ['Ada', 'Grace'],
    list: () => [{ id: 1 }, { id: 2 }],
    nothing: () => null,
    echo: (params: unknown) => ({ params }),
    note: (params: unknown) => void notes.push(params),
    fail: () => {
      throw new RpcFault(-32010, 'No such contact', { contact: 7 });
    },
  });
});
beforeEach(() => (notes = []));
afterAll(() => server.stop());

const lastBody = () => server.requests.at(-1)!.json();

describe('Call', () => {
  it('sends a JSON-RPC 2.0 request and makes an item of the result', async () => {
    const { outputs, hints } = await runRpcApi(server, 'user', { parametersJson: '{ "id": 7 }' });
    expect(hints.map(({ message }) => message)).toEqual(['1 record in 1 request.']);
    expect(dataOf(outputs[0])).toEqual([{ id: 7, name: 'User 7' }]);
    expect(lastBody()).toEqual({ jsonrpc: '2.0', method: 'user', params: { id: 7 }, id: 1 });
    expect(server.requests.at(-1)!.headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/json',
    });
  });

  it.each([
    ['a number', 'add', '[2, 3]', [{ result: 5 }]],
    ['null', 'nothing', '', [{ result: null }]],
    ['a list of plain values', 'names', '', [{ result: ['Ada', 'Grace'] }]],
    ['a list of objects', 'list', '', [{ id: 1 }, { id: 2 }]],
  ])('makes items of %s', async (_what, method, parametersJson, expected) => {
    const { outputs } = await runRpcApi(server, method, { parametersJson });
    expect(dataOf(outputs[0])).toEqual(expected);
  });

  it('calls a method without parameters without any', async () => {
    await runRpcApi(server, 'nothing');
    expect(lastBody()).toEqual({ jsonrpc: '2.0', method: 'nothing', id: 1 });
  });

  it('keeps integers of any size exact, both ways', async () => {
    const { outputs } = await runRpcApi(server, 'echo', {
      parametersJson: '{ "big": 12345678901234567890, "small": 5 }',
    });
    expect(server.requests.at(-1)!.text()).toContain('"big":12345678901234567890');
    expect(dataOf(outputs[0])).toEqual([{ params: { big: expect.anything(), small: 5 } }]);
  });

  it('writes JSON-RPC 1.0, and ids as text, where that is asked for', async () => {
    await runRpcApi(server, 'add', {
      parametersJson: '[1, 2]',
      options: { version: '1.0', textIds: true },
    });
    expect(lastBody()).toEqual({ method: 'add', params: [1, 2], id: '1' });
  });

  it('gives the whole result in one field when that is asked for', async () => {
    const { outputs } = await runRpcApi(server, 'list', { options: { output: 'page' } });
    expect(dataOf(outputs[0])).toEqual([{ result: [{ id: 1 }, { id: 2 }] }]);
  });

  it('fails with the words, the code and the data of the server', async () => {
    const { outputs } = await runRpcApi(server, 'fail', {}, { onError: 'continueRegularOutput' });
    expect(dataOf(outputs[0])).toEqual([
      {
        error: expect.objectContaining({
          code: 'RPC_FAILED',
          message: 'The method reported a failure (error -32010): No such contact',
          body: { code: -32010, message: 'No such contact', data: { contact: 7 } },
          status: 200,
          itemIndex: 0,
        }) as unknown,
      },
    ]);
  });

  it('says that a method does not exist', async () => {
    const { error } = await runRpcApi(server, 'user.gett');
    expect(error).toMatchObject({ message: expect.stringMatching(/no method of that name/) as string });
  });

  it.each([
    ['a text', '"Ada"', /neither an object nor a list/],
    ['a number', '5', /neither an object nor a list/],
    ['broken JSON', '{ "id": }', /"Parameters \(JSON\)" is not valid JSON/],
  ])('refuses %s as parameters before anything is sent', async (_what, parametersJson, message) => {
    const before = server.requests.length;
    const { error } = await runRpcApi(server, 'user', { parametersJson });
    expect(error).toMatchObject({ message: expect.stringMatching(message) as string });
    expect(server.requests).toHaveLength(before);
  });

  it('refuses parameters by name for JSON-RPC 1.0, which has none', async () => {
    const { error } = await runRpcApi(server, 'user', {
      parametersJson: '{ "id": 1 }',
      options: { version: '1.0' },
    });
    expect(error).toMatchObject({ message: expect.stringMatching(/by position only/) as string });
  });

  it('asks for a method when there is none', async () => {
    const { error } = await runRpcApi(server, ' ');
    expect(error).toMatchObject({ message: '"Method" is empty' });
  });
});

describe('Notify', () => {
  it('sends no id, accepts that nothing comes back, and goes on with an item', async () => {
    const { outputs } = await runRpcApi(server, 'note', { operation: 'notify', parametersJson: '{"a": 1}' });
    expect(dataOf(outputs[0])).toEqual([{ success: true }]);
    expect(lastBody()).toEqual({ jsonrpc: '2.0', method: 'note', params: { a: 1 } });
    expect(notes).toEqual([{ a: 1 }]);
  });
});

describe('Get Many', () => {
  it('reads all pages of a method with offset and limit', async () => {
    const { outputs, report } = await runRpcApi(server, 'users', {
      operation: 'getMany',
      parametersJson: '{ "offset": 0, "limit": 10 }',
    });
    expect(dataOf(outputs[0])).toHaveLength(25);
    expect(report).toMatchObject({ status: 'complete', pages: 3, pagination: { style: 'offset' } });
    expect(lastBody()).toMatchObject({ method: 'users', params: { offset: 20, limit: 10 } });
  });

  it('sends a cursor of the result back in the parameters', async () => {
    const { outputs, report } = await runRpcApi(server, 'events', {
      operation: 'getMany',
      parametersJson: '{}',
    });
    expect(dataOf(outputs[0])).toEqual([0, 1, 2, 3, 4, 5].map((no) => ({ no })));
    expect(report).toMatchObject({ status: 'complete', pages: 3, pagination: { style: 'cursor' } });
  });

  it('takes the style that the form chooses', async () => {
    const { outputs } = await runRpcApi(server, 'users', {
      operation: 'getMany',
      returnAll: false,
      limit: 12,
      options: {
        pagination: {
          group: {
            style: 'offset',
            offset_offsetParameter: 'params.offset',
            offset_limitParameter: 'params.limit',
            offset_pageSize: 5,
          },
        },
      },
    });
    expect(dataOf(outputs[0])).toHaveLength(12);
    expect(lastBody()).toMatchObject({ params: { limit: 5 } });
  });
});

describe('Call Many', () => {
  const many = (count: number) => items(...Array.from({ length: count }, (_, id) => ({ id })));
  const parameters = { operation: 'sendMany', parametersJson: '={{ { id: $json.id } }}' };

  it('puts many calls into one request and gives each item its own result', async () => {
    const before = server.requests.length;
    const { outputs, report } = await runRpcApi(
      server,
      'user',
      { ...parameters, batchSize: 10 },
      { input: many(25) },
    );
    expect(dataOf(outputs[0])).toEqual(Array.from({ length: 25 }, (_, id) => ({ id, name: `User ${id}` })));
    expect(outputs[0]!.map(({ pairedItem }) => pairedItem)).toEqual(
      Array.from({ length: 25 }, (_, item) => ({ item })),
    );
    expect(server.requests.length - before).toBe(3);
    expect(report).toMatchObject({ requests: 3, batch: { items: 25, accepted: 25 } });
  });
});
