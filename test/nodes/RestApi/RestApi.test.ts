import type { INodeExecutionData } from 'n8n-workflow';
import { type Handler, type LocalServer, startServer } from '../../support/localServer';
import { type NodeSetup, runNode } from '../../support/runNode';

let server: LocalServer;
afterEach(() => server?.stop());

const start = async (handler: Handler) => (server = await startServer(handler));
const items = (...jsons: Array<Record<string, unknown>>) =>
  jsons.map((json) => ({ json })) as INodeExecutionData[];
const data = (output: readonly INodeExecutionData[] = []) => output.map(({ json }) => json);

/** Runs the node with a token credential bound to the server. */
const run = (
  parameters: Record<string, unknown>,
  rest: Partial<NodeSetup> = {},
  more: Record<string, unknown> = {},
) =>
  runNode({
    type: 'restApi',
    parameters: { path: '/users', ...parameters } as NodeSetup['parameters'],
    credential: {
      type: 'apiIntegrationTokenApi',
      data: { baseUrl: server.origin, token: 'T0ken-5ecret', ...more } as never,
    },
    ...rest,
  });

const twoPages: Handler = ({ query }) =>
  query.get('page') === '2'
    ? { json: { data: [{ id: 3 }], next: null } }
    : { json: { data: [{ id: 1 }, { id: 2 }], next: '/users?page=2' } };

describe('REST API', () => {
  it('needs no more than a path to read every record', async () => {
    await start(twoPages);
    const { outputs, report, hints } = await run({});
    expect(data(outputs[0])).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(
      Array(2).fill('Bearer T0ken-5ecret'),
    );
    expect(report).toMatchObject({ status: 'complete', pages: 2, records: 3 });
    expect(hints).toEqual([
      { message: '3 records in 2 pages (followed `next`).', type: 'info', location: 'outputPane' },
    ]);
  });

  it('stops at the limit', async () => {
    await start(twoPages);
    const { outputs, report } = await run({ returnAll: false, limit: 2 });
    expect(data(outputs[0])).toEqual([{ id: 1 }, { id: 2 }]);
    expect(report).toMatchObject({ status: 'capped', requests: 1 });
  });

  it('makes a request of its own for each item and pairs what comes back', async () => {
    await start(({ path }) => ({
      json: [
        { at: path, n: 1 },
        { at: path, n: 2 },
      ],
    }));
    const { outputs } = await run(
      { path: '=/users/{{ $json.id }}' },
      { input: items({ id: 'a' }, { id: 'b' }) },
    );
    expect(outputs[0]!.map(({ json, pairedItem }) => [json.at, pairedItem])).toEqual([
      ['/users/a', { item: 0 }],
      ['/users/a', { item: 0 }],
      ['/users/b', { item: 1 }],
      ['/users/b', { item: 1 }],
    ]);
  });

  it('keeps the order of the items when several are under way', async () => {
    // The first item's answer comes only after the last item's request.
    let release = (): void => undefined;
    const last = new Promise<void>((resolve) => (release = resolve));
    await start(async ({ path }) => {
      if (path.endsWith('3')) release();
      await last;
      return { json: { path } };
    });
    const parameters = { operation: 'getOne', path: '=/{{ $json.id }}', options: { itemsInParallel: 3 } };
    const { outputs } = await run(parameters, { input: items({ id: 1 }, { id: 2 }, { id: 3 }) });
    expect(data(outputs[0])).toEqual([{ path: '/1' }, { path: '/2' }, { path: '/3' }]);
  });

  it('adds query parameters and headers', async () => {
    await start(() => ({ json: [] }));
    await run({
      query: {
        rows: [
          { name: 'status', value: 'active' },
          { name: 'n', value: '={{ 1 + 1 }}' },
        ],
      },
      options: { headers: { rows: [{ name: 'X-Tenant', value: 't1' }] } },
    });
    expect(server.requests[0]).toMatchObject({
      url: '/users?status=active&n=2',
      headers: { 'x-tenant': 't1' },
    });
  });

  it('pages as the form says', async () => {
    await start(({ query }) => ({
      json: query.get('p') === '3' ? [] : [{ p: query.get('p'), size: query.get('size') }],
    }));
    const pagination = {
      group: {
        style: 'pageNumber',
        pageNumber_pageParameter: 'p',
        pageNumber_firstPage: 1,
        pageNumber_sizeParameter: 'size',
        pageNumber_pageSize: 50,
      },
    };
    const { outputs } = await run({ options: { pagination } });
    expect(data(outputs[0])).toEqual([
      { p: '1', size: '50' },
      { p: '2', size: '50' },
    ]);
  });

  it('puts a cursor into a nested field of a search body', async () => {
    await start((request) => {
      const { page } = request.json() as { page: { after?: string } };
      return { json: { hits: [{ after: page.after ?? null }], cursor: page.after ? null : 'c2' } };
    });
    const pagination = {
      group: {
        style: 'cursor',
        cursor_cursorPath: 'cursor',
        cursor_cursorParameter: 'page.after',
        cursor_place: 'auto',
      },
    };
    const { outputs } = await run({ options: { searchBody: '{"page": {"size": 2}}', pagination } });
    expect(data(outputs[0])).toEqual([{ after: null }, { after: 'c2' }]);
    expect(server.requests[1]!.json()).toEqual({ page: { size: 2, after: 'c2' } });
  });

  it('maps fields on the way out', async () => {
    await start(() => ({ json: [{ user_email: 'ada@example.com', age: '36' }] }));
    const rows = [
      { target: 'Email', source: 'user_email' },
      { target: 'Age', source: 'age', type: 'integer' },
    ];
    const { outputs } = await run({ options: { mapFields: { rows } } });
    expect(data(outputs[0])).toEqual([{ Email: 'ada@example.com', Age: 36 }]);
  });

  it('adds a report as a second output on request', async () => {
    await start(twoPages);
    const { outputs } = await run({ options: { reportOutput: true } });
    expect(outputs).toHaveLength(2);
    expect(outputs[1]).toEqual([
      { json: expect.objectContaining({ status: 'complete', records: 3 }), pairedItem: { item: 0 } },
    ]);
  });

  it('goes on from the cursor of an earlier report', async () => {
    await start(twoPages);
    const first = await run({ options: { pagination: { group: { maxPages: 1 } } } });
    const second = await run({ options: { resumeFrom: first.report!.resume } });
    expect(data(second.outputs[0])).toEqual([{ id: 3 }]);
  });

  it('tells what it recognises in an API', async () => {
    await start(twoPages);
    const { outputs } = await run({ operation: 'detect' });
    expect(server.requests).toHaveLength(1);
    expect(data(outputs[0])).toEqual([
      expect.objectContaining({
        status: 200,
        records: { at: 'data', onFirstPage: 2, fields: { id: 'number' } },
        pagination: expect.objectContaining({ style: 'nextUrl', morePages: true }),
        sample: { id: 1 },
      }),
    ]);
  });
});

describe('sending', () => {
  const echo: Handler = (request) => ({
    status: 201,
    json: { sent: request.text(), type: request.headers['content-type'] },
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['JSON', { bodyKind: 'json', jsonBody: '={{ $json }}' }, '{"name":"Ada"}', 'application/json'],
    [
      'JSON from fields',
      {
        bodyKind: 'fields',
        bodyFields: {
          rows: [
            { name: 'a.b', value: '={{ 1 }}' },
            { name: 'c', value: 'x' },
          ],
        },
      },
      '{"a":{"b":1},"c":"x"}',
      'application/json',
    ],
    [
      'a form',
      { bodyKind: 'form', formFields: { rows: [{ name: 'a', value: '1 2' }] } },
      'a=1+2',
      'application/x-www-form-urlencoded',
    ],
    ['text', { bodyKind: 'raw', rawBody: '<a/>', contentType: 'application/xml' }, '<a/>', 'application/xml'],
  ])('%s', async (_name, parameters, sent, type) => {
    await start(echo);
    const { outputs } = await run({ operation: 'send', ...parameters }, { input: items({ name: 'Ada' }) });
    expect(data(outputs[0])).toEqual([{ sent, type }]);
  });

  it('goes on with an item after an answer without content', async () => {
    await start(() => ({ status: 204 }));
    const { outputs } = await run({ operation: 'send', method: 'DELETE', bodyKind: 'none' });
    expect(server.requests[0]!.method).toBe('DELETE');
    expect(data(outputs[0])).toEqual([{ success: true }]);
  });

  it('says where JSON is wrong before anything is sent', async () => {
    await start(echo);
    const { error } = await run({ operation: 'send', bodyKind: 'json', jsonBody: '{"a": }' });
    expect(error?.message).toContain('"JSON Body" is not valid JSON');
    expect(server.requests).toHaveLength(0);
  });

  it("uploads the item's file and downloads it again", async () => {
    await start(({ method, body }) =>
      method === 'POST'
        ? { status: 201, json: { size: body.length } }
        : {
            headers: { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename=list.csv' },
            body: 'a,b\n',
          },
    );
    const file = {
      data: Buffer.from('a,b\n').toString('base64'),
      mimeType: 'text/csv',
      fileName: 'list.csv',
    };
    const input = [{ json: {}, binary: { attachment: file } }];
    const upload = await run({ operation: 'upload', binaryField: 'attachment', uploadAs: 'body' }, { input });
    expect(data(upload.outputs[0])).toEqual([{ size: 4 }]);
    expect(server.requests[0]).toMatchObject({ method: 'POST', headers: { 'content-type': 'text/csv' } });

    const download = await run({ operation: 'download', outputField: 'file' });
    expect(download.outputs[0]![0]!.binary).toMatchObject({
      file: { fileName: 'list.csv', mimeType: 'text/csv' },
    });
  });

  it('names the binary fields that the item does have', async () => {
    await start(echo);
    const input = [{ json: {}, binary: { photo: { data: '', mimeType: 'image/png' } } }];
    const { error } = await run({ operation: 'upload', binaryField: 'data' }, { input });
    expect(error?.message).toContain('it has photo');
  });
});

describe('failures', () => {
  const second: Handler = ({ path }) =>
    path === '/2'
      ? { status: 422, json: { detail: 'email is taken' }, headers: { 'x-request-id': 'r-9' } }
      : { json: { path } };
  const parameters = { operation: 'getOne', path: '=/{{ $json.id }}' };
  const input = items({ id: 1 }, { id: 2 }, { id: 3 });

  it('stop the workflow with what happened, where and what to do', async () => {
    await start(second);
    const { error } = await run(parameters, { input });
    expect(error).toMatchObject({ message: 'The API rejected the request: email is taken', httpCode: '422' });
    expect(error?.description).toContain(
      "Compare the query parameters and the body with the API's documentation",
    );
    expect(error?.description).toContain(`GET ${server.origin}/2`);
    expect(error?.description).toContain('item 1');
    expect(error?.description).toContain('r-9');
    expect(server.requests).toHaveLength(2);
  });

  it('become items with everything known when the workflow goes on', async () => {
    await start(second);
    const { outputs } = await run(parameters, { input, onError: 'continueRegularOutput' });
    expect(data(outputs[0])).toEqual([
      { path: '/1' },
      {
        error: expect.objectContaining({
          code: 'REQUEST_REJECTED',
          status: 422,
          itemIndex: 1,
          body: { detail: 'email is taken' },
        }),
      },
      { path: '/3' },
    ]);
    expect(outputs[0]!.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
  });

  it('go to the error output together with their item', async () => {
    await start(second);
    const { outputs } = await run(parameters, { input, onError: 'continueErrorOutput' });
    expect(data(outputs[0])).toEqual([{ path: '/1' }, { path: '/3' }]);
    expect(data(outputs[1])).toEqual([{ id: 2, error: expect.objectContaining({ status: 422 }) }]);
  });

  it('on a later page keep the pages before and warn in the editor', async () => {
    await start(({ query }) =>
      query.has('page') ? { status: 404 } : { json: { data: [{ id: 1 }], next: '/users?page=2' } },
    );
    const { outputs, hints, report } = await run({});
    expect(data(outputs[0])).toEqual([{ id: 1 }]);
    expect(report).toMatchObject({ status: 'partial', resume: expect.any(String) });
    expect(hints[0]).toMatchObject({ type: 'warning', message: expect.stringContaining('page 2') });
  });

  it('never show the secret', async () => {
    await start(({ headers }) => ({ status: 401, json: { detail: `bad token ${headers.authorization}` } }));
    const result = await run({}, { onError: 'continueRegularOutput' });
    expect(data(result.outputs[0])[0]).toMatchObject({ error: { code: 'AUTHENTICATION_FAILED' } });
    expect(JSON.stringify(result)).not.toContain('T0ken-5ecret');
  });

  it.each([
    ['an empty path', { path: ' ' }, {}, '"Path" is empty'],
    ['a path to another server', { path: 'https://elsewhere.test/' }, {}, 'elsewhere.test'],
    ['an empty base URL', {}, { baseUrl: '' }, 'no base URL'],
    ['a base URL that is none', {}, { baseUrl: 'example' }, 'Base URL'],
    [
      'a domain that the credential forbids',
      {},
      { allowedHttpRequestDomains: 'domains', allowedDomains: 'other.test' },
      '127.0.0.1',
    ],
  ])('of settings are told before anything is sent: %s', async (_name, wrong, credential, message) => {
    await start(() => ({ json: [] }));
    const { error } = await run(wrong, {}, credential);
    expect(error?.message).toContain(message);
    expect(error?.description).not.toBe('');
    expect(server.requests).toHaveLength(0);
  });

  it('to cancel: the request under way ends at once', async () => {
    const cancel = new AbortController();
    await start(() => {
      cancel.abort();
      return new Promise(() => undefined);
    });
    const result = await run({}, { signal: cancel.signal }).catch(() => undefined);
    expect(result?.outputs[0] ?? []).toEqual([]);
  });
});

describe('without a credential', () => {
  it('takes a full URL', async () => {
    await start(twoPages);
    const { outputs } = await runNode({
      type: 'restApi',
      parameters: { authentication: 'none', path: `${server.origin}/users` },
    });
    expect(data(outputs[0])).toHaveLength(3);
  });
});
