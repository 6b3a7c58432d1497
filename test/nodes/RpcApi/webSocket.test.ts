import { startWebSocketServer, type TestWebSocketServer } from '../../support/startWebSocketServer';
import { dataOf } from '../../support/runRestApi';
import { runRpcApi } from '../../support/runRpcApi';

let server: TestWebSocketServer;
afterEach(() => server.stop());

const start = async () =>
  (server = await startWebSocketServer((text, send) => {
    const sent = JSON.parse(text) as { id: number; method: string; params: object };
    const answer = ({ id, method, params }: typeof sent) =>
      method === 'fail'
        ? { jsonrpc: '2.0', id, error: { code: -32602, message: 'no' } }
        : { jsonrpc: '2.0', id, result: params };
    send(JSON.stringify(Array.isArray(sent) ? sent.map(answer) : answer(sent)));
  }));

const input = [1, 2, 3].map((n) => ({ json: { n } }));
const parametersJson = '={ "n": {{ $json.n }} }';

describe('JSON-RPC over WebSocket', () => {
  it('calls for each item on one connection, by the address', async () => {
    await start();
    const at = { url: server.url.replace('http', 'ws') };
    const { outputs } = await runRpcApi(at, 'echo', { parametersJson }, { input });
    expect(dataOf(outputs[0])).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(server.handshakes).toHaveLength(1);
  });

  it('sends batches, by the option', async () => {
    await start();
    const parameters = {
      operation: 'sendMany',
      batchSize: 2,
      parametersJson,
      options: { over: 'webSocket' },
    };
    const { outputs } = await runRpcApi(server, 'echo', parameters, { input });
    expect(dataOf(outputs[0])).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(server.messages).toHaveLength(2);
  });

  it('fails as over HTTP', async () => {
    await start();
    const { error } = await runRpcApi(server, 'fail', { options: { over: 'webSocket' } });
    expect(error).toMatchObject({ message: 'The method does not accept these parameters: no' });
  });
});
