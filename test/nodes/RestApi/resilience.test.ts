import { NodeConnectionTypes } from 'n8n-workflow';
import { outputNames, outputsExpression } from '../../../nodes/shared/api/outputs';
import { type Handler, type LocalServer, startServer } from '../../support/localServer';
import { dataOf as data, items, runRestApi } from '../../support/runRestApi';
import type { NodeSetup } from '../../support/runNode';

let server: LocalServer;
afterEach(() => server?.stop());

const start = async (handler: Handler) => (server = await startServer(handler));
const run = (options: object, rest: Partial<NodeSetup> = {}, more: object = {}) =>
  runRestApi(server, { options, ...more }, rest);
const group = (values: object) => ({ group: values });
const retry = group({ maxAttempts: 1 });

describe('Options > Cache', () => {
  it('answers later items from memory and says so', async () => {
    await start(() => ({ headers: { 'cache-control': 'max-age=60' }, json: [{ id: 1 }] }));
    const result = await run({ cache: group({}) }, { input: items({}, {}, {}) });
    expect(data(result.outputs[0])).toEqual([{ id: 1 }, { id: 1 }, { id: 1 }]);
    expect(server.requests).toHaveLength(1);
    expect(result.report).toMatchObject({ cache: { hits: 2, misses: 1, revalidated: 0, stale: 0 } });
    expect(result.hints[0]?.message).toContain('2 from cache');
  });

  it('shares one request between items that run in parallel', async () => {
    await start(() => ({ headers: { 'cache-control': 'max-age=60' }, json: [{ id: 1 }] }));
    const options = { cache: group({}), itemsInParallel: 10 };
    const result = await run(options, { input: items(...Array.from({ length: 10 }, () => ({}))) });
    expect(result.outputs[0]).toHaveLength(10);
    expect(server.requests).toHaveLength(1);
  });

  it('keeps at least as long as the form says, for an API that says nothing', async () => {
    await start(() => ({ json: [{ id: 1 }] }));
    await run({ cache: group({ keepAtLeast: 600 }) }, { input: items({}, {}) });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['without the option', {}],
    ['when its mode is Off', { cache: group({ mode: 'off' }) }],
  ])('keeps nothing %s', async (_name, options) => {
    await start(() => ({ headers: { 'cache-control': 'max-age=60' }, json: [{ id: 1 }] }));
    const result = await run(options, { input: items({}, {}) });
    expect(server.requests).toHaveLength(2);
    expect(result.report).not.toHaveProperty('cache');
  });
});

describe('Options > Circuit Breaker', () => {
  const careful = { failureShare: 100, minimumCalls: 2 };
  const input = [
    { json: { id: 1 } },
    { json: { id: 2 } },
    { json: { id: 3, name: 'Ada' }, binary: { photo: { data: 'AA==', mimeType: 'image/png' } } },
  ];

  it('fails at once, with when the API is tried again', async () => {
    await start(() => ({ status: 500 }));
    const options = { retry, circuitBreaker: group(careful) };
    const result = await run(options, { input, onError: 'continueRegularOutput' });
    expect(server.requests).toHaveLength(2);
    expect(data(result.outputs[0]).at(-1)).toMatchObject({
      error: {
        code: 'CIRCUIT_OPEN',
        retryAt: expect.any(Number),
        hint: expect.stringContaining('When Open'),
      },
    });
    expect(result.report).toMatchObject({ breaker: { state: 'open', opened: 1, rejected: 1 } });
    expect(result.hints[0]?.message).toContain('1 request not sent');
  });

  it('sends items to the Deferred output, ready to be run later', async () => {
    await start(() => ({ status: 500 }));
    const options = { retry, reportOutput: true, circuitBreaker: group({ ...careful, whenOpen: 'defer' }) };
    const query = { rows: [{ name: 'token', value: 'in-the-query' }] };
    const result = await run(options, { input, onError: 'continueRegularOutput' }, { query });
    const [done, deferred, report] = result.outputs;
    expect(data(done)).toEqual([
      { error: expect.objectContaining({ code: 'SERVER_ERROR' }) },
      { error: expect.objectContaining({ code: 'SERVER_ERROR' }) },
    ]);
    expect(data(deferred)).toEqual([
      {
        id: 3,
        name: 'Ada',
        deferred: {
          notBefore: expect.stringMatching(/^\d{4}-.*Z$/),
          reason: expect.stringContaining('failed most requests'),
          request: { method: 'GET', url: expect.stringContaining(`${server.origin}/users`), page: 1 },
          resume: null,
        },
      },
    ]);
    expect(deferred![0]).toMatchObject({ pairedItem: { item: 2 }, binary: input[2]!.binary });
    expect(JSON.stringify(deferred)).not.toContain('in-the-query');
    expect(report).toHaveLength(3);
  });

  it('delivers the pages that were read and defers the rest', async () => {
    await start(({ query }) =>
      query.has('page') ? { status: 500 } : { json: { data: [{ id: 1 }], next: '/users?page=2' } },
    );
    const circuitBreaker = group({ failureShare: 50, minimumCalls: 2, whenOpen: 'defer' });
    const options = { retry: group({ baseDelay: 0 }), circuitBreaker };
    const { outputs, error } = await run(options);
    expect(error).toBeUndefined();
    expect(data(outputs[0])).toEqual([{ id: 1 }]);
    expect(data(outputs[1])).toMatchObject([{ deferred: { resume: expect.any(String) } }]);
  });

  it('can be switched off', async () => {
    await start(() => ({ status: 500 }));
    const options = { retry, circuitBreaker: group({ ...careful, enabled: false }) };
    const result = await run(options, { input, onError: 'continueRegularOutput' });
    expect(server.requests).toHaveLength(3);
    expect(result.report).not.toHaveProperty('breaker');
  });
});

describe('Options > Retry', () => {
  it('gives up after the time for the whole item', async () => {
    await start(() => ({ status: 429, headers: { 'retry-after': '60' } }));
    const { error } = await run({ retry: group({ giveUpAfter: 5 }) });
    expect(server.requests).toHaveLength(1);
    expect(error?.message).toContain('5 s');
    expect(error?.description).toContain('Give Up After');
  });

  it('repeats a search by POST, since it is a read', async () => {
    await start(() => (server.requests.length === 1 ? { status: 500 } : { json: [{ id: 1 }] }));
    const { outputs } = await run({ searchBody: '{}', retry: group({ baseDelay: 0 }) });
    expect(data(outputs[0])).toEqual([{ id: 1 }]);
    expect(server.requests).toHaveLength(2);
  });
});

describe('the outputs in the editor', () => {
  it.each([
    ['getMany', {}],
    ['getMany', { reportOutput: true }],
    ['send', { circuitBreaker: group({ whenOpen: 'defer' }) }],
    ['sendMany', { circuitBreaker: group({ whenOpen: 'defer' }) }],
    ['getMany', { circuitBreaker: group({ whenOpen: 'stale' }), reportOutput: true }],
    ['getMany', { circuitBreaker: group({ whenOpen: 'defer', enabled: false }) }],
    ['getMany', { circuitBreaker: group({ whenOpen: 'defer', enabled: true }), reportOutput: true }],
  ])('are those of the run: %s, %j', (operation, options) => {
    const body = outputsExpression.replace(/^=\{\{/, '').replace(/\}\}$/, '');
    expect(body).not.toContain('}}');
    const evaluate = new Function('$parameter', `return (${body})`) as (parameters: object) => unknown[];
    const names = outputNames(operation, options);
    const type = NodeConnectionTypes.Main;
    expect(evaluate({ operation, options })).toEqual(
      names.length === 1 ? [{ type }] : names.map((displayName) => ({ type, displayName })),
    );
    expect(evaluate({})).toEqual([{ type }]);
  });
});
