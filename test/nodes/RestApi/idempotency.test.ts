import { type Handler, type LocalServer, startServer } from '../../support/localServer';
import { dataOf as data, items, runRestApi } from '../../support/runRestApi';

let server: LocalServer;
afterEach(() => server?.stop());

const start = async (handler: Handler) => (server = await startServer(handler));
const input = items({ order: 1 }, { order: 2 }, { order: 1 });
const run = (idempotency: object | undefined, parameters: object = {}) =>
  runRestApi(
    server,
    {
      operation: 'send',
      path: '/orders',
      jsonBody: '={{ $json }}',
      options: idempotency ? { idempotency: { group: idempotency } } : {},
      ...parameters,
    },
    { input },
  );
const keys = (header = 'idempotency-key') => server.requests.map(({ headers }) => headers[header]);

describe('Idempotency Key', () => {
  it('is not sent unless it is asked for', async () => {
    await start(() => ({ json: {} }));
    await run(undefined);
    expect(keys()).toEqual([undefined, undefined, undefined]);
  });

  it('is the same for the same item in every run, and another one for each item of a run', async () => {
    await start(() => ({ json: {} }));
    await run({});
    await run({});
    const [first, second] = [keys().slice(0, 3), keys().slice(3)];
    expect(new Set(first).size).toBe(3);
    expect(second).toEqual(first);
  });

  it("is the user's own, in the header that the API wants", async () => {
    await start(() => ({ json: {} }));
    await run({ from: 'own', key: '=order-{{ $json.order }}', header: 'X-Key' });
    expect(keys('x-key')).toEqual(['order-1', 'order-2', 'order-1']);
  });

  it('is told to be missing before anything is sent', async () => {
    await start(() => ({ json: {} }));
    const { error } = await run({ from: 'own', key: '={{ $json.nothing }}' });
    expect(error?.message).toContain('"Own Key" is empty');
    expect(server.requests).toHaveLength(0);
  });

  it('lets a batch be sent again whose outcome is not known', async () => {
    await start((request) =>
      server.requests.length === 1 ? { status: 502 } : { json: request.json() as unknown[] },
    );
    const { outputs } = await run(
      { from: 'own', key: '={{ $json.order }}' },
      {
        operation: 'sendMany',
        options: {
          idempotency: { group: { from: 'own', key: '={{ $json.order }}' } },
          retry: { group: { baseDelay: 0 } },
        },
      },
    );
    expect(data(outputs[0])).toEqual([{ order: 1 }, { order: 2 }, { order: 1 }]);
    expect(keys()).toHaveLength(2);
    expect(keys()[0]).toBe(keys()[1]);
  });
});
