import { join } from 'node:path';
import { runRpcApi } from '../support/runRpcApi';
import { dataOf, items } from '../support/runRestApi';
import { type ServerProcess, startServerProcess } from './startServerProcess';

let server: ServerProcess;

beforeAll(async () => {
  server = await startServerProcess(
    join(__dirname, 'scripts/jayson.cjs'),
    (port) => [String(port)],
    '/ready',
  );
});
afterAll(() => server?.stop());

const run = (method: string, parameters: object = {}, rest: object = {}) =>
  runRpcApi(server, method, { ...parameters }, rest);
const many = items(...Array.from({ length: 60 }, (_, n) => ({ n })));
const each = { operation: 'sendMany', parametersJson: '={{ [ $json.n, 1 ] }}', batchSize: 25 };

describe('jayson', () => {
  it('is called by position and by name', async () => {
    expect(dataOf((await run('add', { parametersJson: '[1, 2, 3]' })).outputs[0])).toEqual([{ result: 6 }]);
    const named = await run('subtract', { parametersJson: '{ "minuend": 5, "subtrahend": 2 }' });
    expect(dataOf(named.outputs[0])).toEqual([{ result: 3 }]);
  });

  it('takes a notification and answers with 204', async () => {
    const { outputs, report } = await run('add', { operation: 'notify', parametersJson: '[1]' });
    expect(dataOf(outputs[0])).toEqual([{ success: true }]);
    expect(report).toMatchObject({ byStatus: { 204: 1 } });
  });

  it('takes batches', async () => {
    const { outputs, report } = await run('add', each, { input: many });
    expect(dataOf(outputs[0])).toEqual(many.map((_, n) => ({ result: n + 1 })));
    expect(report).toMatchObject({ requests: 3, warnings: [] });
  });

  it('fails single calls of a batch, with its own code and data', async () => {
    const input = items({ method: 'add' }, { method: 'fail' }, { method: 'nothing' });
    const { outputs } = await run(
      '',
      {
        operation: 'sendMany',
        method: { __rl: true, mode: 'name', value: '={{ $json.method }}' },
        parametersJson: '[1]',
      },
      { input, onError: 'continueRegularOutput' },
    );
    expect(dataOf(outputs[0])).toMatchObject([
      { result: 1 },
      { error: { code: 'RPC_FAILED', body: { code: -32050, data: { tray: 2 } } } },
      { error: { code: 'RPC_METHOD_NOT_FOUND' } },
    ]);
  });

  it('says which parameters are wrong', async () => {
    const { error } = await run('subtract', { parametersJson: '{ "minuend": "five" }' });
    expect(error).toMatchObject({
      message: expect.stringContaining('does not accept these parameters') as string,
    });
  });

  it('is paged by offset and limit', async () => {
    const { outputs, report } = await run('users', {
      operation: 'getMany',
      parametersJson: '{ "offset": 0, "limit": 10 }',
    });
    expect(dataOf(outputs[0])).toHaveLength(23);
    expect(report).toMatchObject({ status: 'complete', pages: 3 });
  });
});

describe('jayson over WebSocket', () => {
  const over = { options: { over: 'webSocket' } };

  it('is called, and says what went wrong', async () => {
    const { outputs } = await run('add', { ...over, parametersJson: '[1, 2, 3]' });
    expect(dataOf(outputs[0])).toEqual([{ result: 6 }]);
    const { error } = await run('nothing', { ...over, parametersJson: '[]' });
    expect(error).toMatchObject({ message: expect.stringContaining('no method of that name') as string });
  });

  it('takes many calls side by side on one connection', async () => {
    const { outputs } = await run(
      'add',
      { parametersJson: '={{ [ $json.n, 1 ] }}', options: { over: 'webSocket', itemsInParallel: 10 } },
      { input: many },
    );
    expect(dataOf(outputs[0])).toEqual(many.map((_, n) => ({ result: n + 1 })));
  });

  it('takes batches and notifications', async () => {
    const { outputs, report } = await run('add', { ...each, ...over }, { input: many });
    expect(dataOf(outputs[0])).toEqual(many.map((_, n) => ({ result: n + 1 })));
    expect(report).toMatchObject({ requests: 3, warnings: [] });
    const notified = await run('add', { ...over, operation: 'notify', parametersJson: '[1]' });
    expect(dataOf(notified.outputs[0])).toEqual([{ success: true }]);
  });
});
