import { join } from 'node:path';
import { runNode, type NodeSetup } from '../support/runNode';
import { dataOf, items } from '../support/runRestApi';
import { type ServerProcess, startServerProcess } from './startServerProcess';

let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess(
    join(__dirname, 'scripts/graphql.cjs'),
    (port) => [String(port)],
    '/ready',
  );
});
afterAll(() => server?.stop());

const run = (path: string, parameters: Record<string, unknown>, more: Partial<NodeSetup> = {}) =>
  runNode({
    type: 'graphqlApi',
    parameters: {
      authentication: 'none',
      endpoint: server.url + path,
      ...parameters,
    } as NodeSetup['parameters'],
    ...more,
  });

const document = (text: string, more: Record<string, unknown> = {}) => ({
  operation: 'document',
  document: text,
  ...more,
});
const call = (value: string, args: Record<string, unknown> = {}) => ({
  operation: 'run',
  call: { __rl: true, mode: 'list', value },
  arguments: { mappingMode: 'defineBelow', value: args },
});

const everyServer = ['/yoga', '/plain', '/http', '/apollo', '/apollo-single'];
const introspected = ['/yoga', '/plain', '/http', '/apollo-single'];

describe.each(everyServer)('%s', (path) => {
  it('is read page by page', async () => {
    const { outputs, report } = await run(path, document('{ items(first: 10) { nodes { id } } }'));
    expect(dataOf(outputs[0])).toHaveLength(23);
    expect(report).toMatchObject({ status: 'complete', pages: 3 });
  });

  it('gives partial data with its error', async () => {
    const { outputs, report } = await run(path, document('{ hello failing }'));
    expect(dataOf(outputs[0])).toEqual([{ hello: 'world', failing: null }]);
    expect(report).toMatchObject({ warnings: [expect.stringContaining('Out of order')] });
  });

  it('refuses an unknown field with its own words', async () => {
    const { error, report } = await run(path, document('{ helo }'));
    expect(error?.message).toContain('helo');
    expect(report!.error).toMatchObject({
      status: expect.any(Number),
      code: expect.stringMatching(/REQUEST_REJECTED|GRAPHQL_ERRORS/),
    });
  });

  it('keeps large ids exactly', async () => {
    const { outputs } = await run(
      path,
      document('query ($id: ID) { echo(id: $id) }', { variables: '{"id": 9007199254740993}' }),
    );
    expect(dataOf(outputs[0])).toEqual([{ echo: '9007199254740993' }]);
  });

  it.each([
    ['auto', 'add'],
    ['array', 'add'],
    // One that fails takes the data of all with it, unless its type may be null.
    ['aliases', 'tryAdd'],
  ])('takes many operations: %s', async (form, name) => {
    const texts = ['a', 'b', '', 'd', 'e'];
    const { outputs } = await run(
      path,
      document(`mutation ($text: String!) { ${name}(text: $text) { id } }`, {
        variables: '={{ $json }}',
        options: { batching: { group: { form } } },
      }),
      { input: items(...texts.map((text) => ({ text }))), onError: 'continueErrorOutput' },
    );
    // One failing operation loses none of the others.
    expect(outputs[1]).toHaveLength(1);
    expect(outputs[1]![0]!.pairedItem).toEqual({ item: 2 });
    expect(dataOf(outputs[0])).toEqual(['a', 'b', 'd', 'e'].map((text) => ({ id: `new-${text}` })));
  });
});

describe.each(introspected)('%s', (path) => {
  it('tells its operations', async () => {
    const { outputs } = await run(path, call('query items', { first: 20 }));
    expect(dataOf(outputs[0])).toHaveLength(23);
    expect(dataOf(outputs[0])[0]).toEqual({ id: '1', text: 'Item 1' });
  });
});

describe.each(['/yoga', '/http', '/apollo'])('%s', (path) => {
  it('takes queries as GET', async () => {
    const { outputs } = await run(
      path,
      document('{ items(first: 10) { nodes { id } } }', { options: { useGet: true } }),
    );
    expect(dataOf(outputs[0])).toHaveLength(23);
  });
});

describe('GraphQL Yoga', () => {
  it('takes a file in a form', async () => {
    const { outputs } = await run(
      '/yoga',
      document('mutation ($file: File!) { read(file: $file) }', {
        options: { files: { rows: [{ path: 'file', field: 'data' }] } },
      }),
      {
        input: [
          { json: {}, binary: { data: { data: 'SGVsbG8=', mimeType: 'text/plain', fileName: 'a.txt' } } },
        ],
      },
    );
    expect(dataOf(outputs[0])).toEqual([{ read: 'Hello' }]);
  });
});

describe('GraphQL Yoga with @defer and @stream', () => {
  const lines = [1, 2, 3].map((n) => ({ n, text: `line ${n}` }));

  it('has its parts put together', async () => {
    const { outputs, report } = await run(
      '/defer',
      document(
        `{ report { title author { name ...Town @defer } lines @stream(initialCount: 1) { n text } } }
         fragment Town on Author { town }`,
      ),
    );
    expect(dataOf(outputs[0])).toEqual([{ title: 'Year', author: { name: 'Ada', town: 'London' }, lines }]);
    expect(report).toMatchObject({ status: 'complete', warnings: [] });
  });

  it('tells what failed in a later part', async () => {
    const { outputs, report } = await run('/defer', document('{ report { title ... @defer { failing } } }'));
    expect(dataOf(outputs[0])).toEqual([{ title: 'Year', failing: null }]);
    expect(report!.warnings).toEqual([expect.stringContaining('Out of order')]);
  });

  it('is read page by page', async () => {
    const { outputs } = await run(
      '/defer',
      document('{ reports(first: 1) { nodes { title ... @defer { lines { n text } } } } }'),
    );
    expect(dataOf(outputs[0])).toEqual([
      { title: 'First', lines },
      { title: 'Second', lines },
    ]);
  });
});

describe('Apollo Server', () => {
  it.each([false, true])('takes hashes in place of documents (GET: %s)', async (useGet) => {
    const { outputs, report } = await run(
      '/apollo',
      document(`{ items(first: ${useGet ? 9 : 10}) { nodes { id } } }`, {
        options: { useGet, persistedQueries: true },
      }),
    );
    expect(dataOf(outputs[0])).toHaveLength(23);
    expect(report).toMatchObject({ status: 'complete', pages: 3 });
  });

  it('does not tell its schema, and the node says what to do', async () => {
    const { error } = await run('/apollo', call('query items'));
    expect(error?.message).toContain('introspection is switched off');
  });
});

const subscribe = (text: string, over: string, more: Record<string, unknown> = {}) => ({
  operation: 'subscribe',
  subscriptionAs: 'document',
  document: text,
  over,
  ...more,
});

describe.each([
  ['GraphQL Yoga', '/yoga', 'events'],
  ['graphql-sse', '/sse', 'events'],
  ['graphql-ws', '/ws', 'webSocket'],
])('subscriptions of %s', (_, path, over) => {
  it('are read to their end', async () => {
    const { outputs, report } = await run(path, subscribe('subscription { count(to: 3) { n } }', over));
    expect(dataOf(outputs[0])).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(report).toMatchObject({ status: 'complete' });
  });

  it('are left when there are enough events', async () => {
    const text = 'subscription ($to: Int!) { count(to: $to) { n } }';
    const more = { maxEvents: 2, variables: '{"to": 1000000}' };
    const { outputs, report } = await run(path, subscribe(text, over, more));
    expect(dataOf(outputs[0])).toEqual([{ n: 1 }, { n: 2 }]);
    expect(report).toMatchObject({ status: 'capped' });
  });

  it('are left when the time is up', async () => {
    const { outputs, report } = await run(
      path,
      subscribe('subscription { silence { n } }', over, { maxSeconds: 1 }),
    );
    expect(dataOf(outputs[0])).toEqual([]);
    expect(report).toMatchObject({ status: 'capped', reason: 'The limit of 1 second was reached' });
  });

  it('that break off keep what came', async () => {
    const { outputs, report } = await run(
      path,
      subscribe('subscription { count(to: 5, failAt: 3) { n } }', over),
    );
    expect(dataOf(outputs[0])).toEqual([{ n: 1 }, { n: 2 }]);
    expect(report).toMatchObject({ status: 'partial' });
  });

  it('that are refused say why', async () => {
    const { error } = await run(path, subscribe('subscription { cnt { n } }', over));
    expect(error?.message).toContain('Cannot query field');
  });
});

describe('graphql-ws', () => {
  it('is told who connects', async () => {
    const text = 'subscription { count(to: 1) { n } }';
    const options = { connectionPayload: '{"key": "open"}' };
    const { outputs } = await run('/ws-closed', subscribe(text, 'webSocket', { options }));
    expect(dataOf(outputs[0])).toEqual([{ n: 1 }]);
    const refused = await run('/ws-closed', subscribe(text, 'webSocket'));
    expect(refused.report!.error).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe("GitHub's schema", () => {
  it('is read by introspection, and documents are checked by it', async () => {
    const api = { schema: { group: { from: 'api' } } };
    const { error } = await run('/github', document('{ viewer { logn } }', { options: api }));
    expect(error?.message).toContain('Cannot query field "logn" on type "User". Did you mean "login"');
  });
});

describe('json-graphql-server', () => {
  it('is read by page and perPage', async () => {
    const { outputs, report } = await run(
      '/',
      document(
        'query ($page: Int) { allPosts(page: $page, perPage: 10) { id title } _allPostsMeta { count } }',
        {
          variables: '{"page": 0}',
        },
      ),
    );
    expect(dataOf(outputs[0])).toHaveLength(23);
    expect(report).toMatchObject({ status: 'complete' });
  });
});
