import { type Handler, type LocalServer, startServer } from '../../support/localServer';
import { dataOf as data, items, runRestApi } from '../../support/runRestApi';
import { type NodeSetup, runNode } from '../../support/runNode';

let server: LocalServer;
afterEach(() => server?.stop());

const start = async (handler: Handler) => (server = await startServer(handler));
const run = (parameters: object, rest?: Partial<NodeSetup>, credential?: Record<string, unknown>) =>
  runRestApi(server, { ...parameters }, rest, credential);

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

  it('pages as an API of that name does', async () => {
    await start(({ query }) => ({
      json: {
        object: 'list',
        has_more: !query.has('starting_after'),
        data: [{ id: query.has('starting_after') ? `after ${query.get('starting_after')}` : 'cus_1' }],
      },
    }));
    const pagination = { group: { style: 'api', api_api: 'stripe' } };
    const { outputs, report } = await run({ options: { pagination } });
    expect(data(outputs[0])).toEqual([{ id: 'cus_1' }, { id: 'after cus_1' }]);
    expect(report).toMatchObject({ status: 'complete', pagination: { style: 'lastRecord' } });
  });

  it('counts pages in the path', async () => {
    await start(({ path }) => ({ json: path === '/users/3' ? [] : [{ path }] }));
    const pagination = {
      group: { style: 'pageNumber', pageNumber_pageParameter: 'page', pageNumber_place: 'path' },
    };
    const { outputs } = await run({ path: '/users/{page}', options: { pagination } });
    expect(data(outputs[0])).toEqual([{ path: '/users/1' }, { path: '/users/2' }]);
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

  it('maps records by one expression, or by a mapping document that makes several items of each', async () => {
    const orders = [{ id: 1, lines: [{ sku: 'A' }, { sku: 'B' }] }, { id: 2 }];
    await start(() => ({ json: orders }));
    const byExpression = await run({
      options: { mapWithExpression: 'lines.{ "order": $item.id, "sku": sku }' },
    });
    const rows = [
      { order: 1, sku: 'A' },
      { order: 1, sku: 'B' },
    ];
    expect(data(byExpression.outputs[0])).toEqual(rows);
    expect(byExpression.report?.warnings).toContainEqual(
      expect.stringContaining('Map Fields: a record was left out: the expression gives nothing'),
    );
    const fields = [
      { target: 'order', source: 'id' },
      { target: 'sku', source: 'lines.sku' },
    ];
    const mapWithDocument = JSON.stringify({ version: 1, split: 'lines', fields });
    const byDocument = await run({ options: { mapWithDocument } });
    expect(data(byDocument.outputs[0])).toEqual(rows);
  });

  it.each([
    [
      { mapWithDocument: '{ "version": 1, "groupBy": "a", "fields": [] }' },
      /"groupBy" puts records of several/,
    ],
    [
      { mapWithDocument: '{ "version": 1, "fields": [{ "target": "a", "sorce": "b" }] }' },
      /Row 1, Target: the rule has "sorce"/,
    ],
    [{ mapWithDocument: '{ "version": 1, "fields": [] }', mapWithExpression: 'a' }, /mapped in two ways/],
  ])('says what is wrong with a mapping before anything is sent: %j', async (options, message) => {
    await start(() => ({ json: [] }));
    const { error } = await run({ options });
    expect(error?.message).toMatch(message);
    expect(server.requests).toHaveLength(0);
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
