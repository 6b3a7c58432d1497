import { type Handler, type LocalServer, startServer } from '../../support/localServer';
import { dataOf as data, items, nodeToken, runRestApi } from '../../support/runRestApi';
import type { NodeSetup } from '../../support/runNode';

let server: LocalServer;
afterEach(() => server?.stop());

const start = async (handler: Handler) => (server = await startServer(handler));
const run = (parameters: object, rest?: Partial<NodeSetup>) =>
  runRestApi(server, { operation: 'sendMany', path: '/batch', ...parameters }, rest);

/** Takes lists of `{n}`; refuses those with an even n, each by itself. */
const oddOnly: Handler = (request) => ({
  status: 207,
  json: {
    results: (request.json() as Array<{ n: number }>).map(({ n }) =>
      n % 2 === 1 ? { status: 201, stored: n } : { status: 422, error: { message: `${n} is even` } },
    ),
  },
});
const three = items({ n: 1 }, { n: 2 }, { n: 3 });
const pairs = (output: readonly { pairedItem?: unknown }[] = []) =>
  output.map(({ pairedItem }) => pairedItem);

describe('Send Many', () => {
  it('sends all items in one request with nothing set, and pairs each answer with its item', async () => {
    await start(({ json }) => ({ json: (json() as Array<{ n: number }>).map(({ n }) => ({ id: n * 10 })) }));
    const { outputs, hints } = await run({}, { input: three });
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /batch']);
    expect(server.requests[0]!.json()).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(data(outputs[0])).toEqual([{ id: 10 }, { id: 20 }, { id: 30 }]);
    expect(pairs(outputs[0])).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
    expect(hints[0]).toMatchObject({ message: '3 of 3 items accepted in 1 request.' });
  });

  it('stops the workflow at an item that failed, and says which one and why', async () => {
    await start(oddOnly);
    const { error } = await run({}, { input: three });
    expect(error).toMatchObject({ message: 'The API rejected the request: 2 is even', httpCode: '422' });
    expect(error?.description).toContain('item 1');
    expect(error?.description).toContain('2 of 3 items were accepted');
  });

  it('sends nothing more once an item has failed and the workflow will stop', async () => {
    await start(oddOnly);
    await run({ batchSize: 1 }, { input: three });
    expect(server.requests).toHaveLength(2);
  });

  it('goes on with the failure as an item in the place of its item', async () => {
    await start(oddOnly);
    const { outputs, report, hints } = await run({}, { input: three, onError: 'continueRegularOutput' });
    expect(data(outputs[0])).toEqual([
      { status: 201, stored: 1 },
      { error: expect.objectContaining({ status: 422, apiMessage: '2 is even', itemIndex: 1 }) },
      { status: 201, stored: 3 },
    ]);
    expect(pairs(outputs[0])).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
    expect(report).toMatchObject({ status: 'partial', batch: { items: 3, accepted: 2, failed: 1 } });
    expect(hints[0]).toMatchObject({
      message: expect.stringContaining('2 of 3 items accepted in 1 request'),
    });
  });

  it('sends the failed item, with its data, to the error output while its siblings succeed', async () => {
    await start(oddOnly);
    const { outputs } = await run({}, { input: three, onError: 'continueErrorOutput' });
    expect(data(outputs[0])).toEqual([
      { status: 201, stored: 1 },
      { status: 201, stored: 3 },
    ]);
    expect(data(outputs[1])).toEqual([{ n: 2, error: expect.objectContaining({ status: 422 }) }]);
  });

  it('claims no success when the answer does not fit', async () => {
    await start(() => ({ json: [{ id: 1 }] }));
    const { outputs } = await run({}, { input: three, onError: 'continueErrorOutput' });
    expect(data(outputs[0])).toEqual([]);
    expect(outputs[1]).toHaveLength(3);
    expect(data(outputs[1])[0]).toMatchObject({ n: 1, error: { code: 'BATCH_ANSWER_UNCLEAR' } });
  });

  it('sends chosen fields in an envelope of the user, with the mapping of the answer', async () => {
    await start(({ json }) => ({
      json: {
        records: (json() as { records: unknown[] }).records.map((fields, at) => ({ id: `r${at}`, fields })),
      },
    }));
    const { outputs } = await run(
      {
        bodyArray_envelope: '{ "allOrNone": false, "records": [] }',
        itemContent: 'fields',
        itemFields: { rows: [{ name: 'a.b', value: '={{ $json.n }}' }] },
        options: { mapFields: { rows: [{ target: 'newId', source: 'id', type: 'text' }] } },
      },
      { input: three },
    );
    expect(server.requests[0]!.json()).toEqual({
      allOrNone: false,
      records: [{ a: { b: 1 } }, { a: { b: 2 } }, { a: { b: 3 } }],
    });
    expect(data(outputs[0])).toEqual([{ newId: 'r0' }, { newId: 'r1' }, { newId: 'r2' }]);
  });

  it('takes JSON, action line and URL of each item from expressions', async () => {
    await start(({ headers, text }) =>
      headers['content-type'] === 'application/x-ndjson'
        ? {
            json: {
              items: text()
                .trim()
                .split('\n')
                .filter((_, at) => at % 2 === 0)
                .map((line) => ({
                  index: { ...(JSON.parse(line) as { index: object }).index, status: 201 },
                })),
            },
          }
        : {
            json: {
              responses: (
                JSON.parse(text()) as { requests: Array<{ id: string; url: string }> }
              ).requests.map(({ id, url }) => ({ id, status: 200, body: { url } })),
            },
          },
    );
    const bulk = await run(
      {
        batchAs: 'ndjson',
        ndjson_actionLine: '={{ { "index": { "_id": $json.n } } }}',
        itemContent: 'json',
        itemJson: '={{ { "doc": $json.n } }}',
      },
      { input: three },
    );
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]!.text()).toContain('{"index":{"_id":1}}\n{"doc":1}\n');
    expect(data(bulk.outputs[0])[2]).toEqual({ _id: 3, status: 201 });

    const graph = await run(
      { batchAs: 'odataBatch', odataBatch_method: 'PATCH', odataBatch_url: '=/users/{{ $json.n }}' },
      { input: three },
    );
    expect(server.requests).toHaveLength(2);
    expect(data(graph.outputs[0])).toEqual([{ url: '/users/1' }, { url: '/users/2' }, { url: '/users/3' }]);
  });

  it('puts items with different paths into different requests', async () => {
    await start(({ json, path }) => ({ json: (json() as unknown[]).map(() => ({ path })) }));
    const { outputs } = await run({ path: '=/{{ $json.n % 2 }}' }, { input: three });
    expect(server.requests.map(({ path }) => path)).toEqual(['/1', '/0']);
    expect(data(outputs[0])).toEqual([{ path: '/1' }, { path: '/0' }, { path: '/1' }]);
  });

  it('delivers one report that is paired with all items it is about', async () => {
    await start(oddOnly);
    const { outputs } = await run(
      { options: { reportOutput: true } },
      { input: three, onError: 'continueRegularOutput' },
    );
    expect(data(outputs[1])).toEqual([expect.objectContaining({ batch: expect.anything(), requests: 1 })]);
    expect(pairs(outputs[1])).toEqual([[{ item: 0 }, { item: 1 }, { item: 2 }]]);
  });

  it('says what is wrong with a form before anything is sent', async () => {
    await start(oddOnly);
    const { error } = await run({ bodyArray_envelope: '{ "a": [], "b": [] }' }, { input: three });
    expect(error?.message).toContain('empty lists at a, b');
    const bad = await run(
      { itemContent: 'json', itemJson: '={{ $json.n === 2 ? "{" : $json }}' },
      { input: three },
    );
    expect(bad.error?.description).toContain('item 1');
    expect(server.requests).toHaveLength(0);
  });

  it('never shows the secret, whatever an answer says of an item', async () => {
    await start(({ headers }) => ({
      json: { results: [{ success: false, message: `no ${headers.authorization}` }] },
    }));
    const result = await run({}, { onError: 'continueRegularOutput' });
    expect(data(result.outputs[0])[0]).toMatchObject({ error: { code: 'REQUEST_REJECTED' } });
    expect(JSON.stringify(result)).not.toContain(nodeToken);
  });
});
