import { type Handler, type LocalServer, startServer } from '../../support/localServer';
import { dataOf as data, items, runRestApi } from '../../support/runRestApi';
import type { NodeSetup } from '../../support/runNode';

let server: LocalServer;
afterEach(() => server?.stop());

const start = async (handler: Handler) => (server = await startServer(handler));
const run = (parameters: object, rest?: Partial<NodeSetup>, credential?: Record<string, unknown>) =>
  runRestApi(server, { ...parameters }, rest, credential);

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
