import type { LocalServer } from '../../support/localServer';
import { startServer } from '../../support/localServer';
import { rpcHandler } from '../../support/rpcServer';
import { runRpcApi } from '../../support/runRpcApi';
import { dataOf, items } from '../../support/runRestApi';

let server: LocalServer;
beforeEach(async () => {
  server = await startServer(rpcHandler({ echo: () => 'done' }));
});
afterEach(() => server.stop());

const run = (keyName: string, parameters: object, rest: object = {}) =>
  runRpcApi(
    server,
    'echo',
    { authentication: 'apiIntegrationKeyApi', path: '/', ...parameters },
    {
      credential: {
        type: 'apiIntegrationKeyApi',
        data: { baseUrl: server.origin, keyPlacement: 'body', keyName, keyValue: 's3cret-k3y' },
      },
      ...rest,
    },
  );
const sent = () => server.requests.at(-1)!.json();

describe('a key in the body of a call', () => {
  it.each([
    ['beside the parameters', 'auth', '{ "id": 1 }', { params: { id: 1 }, auth: 's3cret-k3y' }],
    ['among the parameters', 'params.token', '{ "id": 1 }', { params: { id: 1, token: 's3cret-k3y' } }],
    ['before the parameters', 'params[0]', '[1, 2]', { params: ['s3cret-k3y', 1, 2] }],
    ['as the only parameter', 'params[0]', '', { params: ['s3cret-k3y'] }],
  ])('goes %s', async (_where, name, parametersJson, expected) => {
    expect(dataOf((await run(name, { parametersJson })).outputs[0])).toEqual([{ result: 'done' }]);
    expect(sent()).toMatchObject(expected);
  });

  it('goes into every call of a batch, and large integers stay exact', async () => {
    await run(
      'params[0]',
      { operation: 'sendMany', parametersJson: '[12345678901234567890]' },
      { input: items({}, {}) },
    );
    expect(server.requests.at(-1)!.text()).toBe(
      '[{"jsonrpc":"2.0","method":"echo","params":["s3cret-k3y",12345678901234567890],"id":1},{"jsonrpc":"2.0","method":"echo","params":["s3cret-k3y",12345678901234567890],"id":2}]',
    );
  });

  it('goes into the parameters of XML-RPC', async () => {
    await run(
      'params[0]',
      { resource: 'xmlRpc', parametersJson: '[1]' },
      { onError: 'continueRegularOutput' },
    );
    expect(server.requests.at(-1)!.text()).toContain(
      '<params><param><value><string>s3cret-k3y</string></value></param><param><value><int>1</int></value></param></params>',
    );
  });

  it('says that the place does not fit the parameters, and sends nothing', async () => {
    const { error } = await run('params[0]', { parametersJson: '{ "id": 1 }' });
    expect(error).toMatchObject({ message: expect.stringContaining('there is an object there') as string });
    expect(server.requests).toHaveLength(0);
  });
});
