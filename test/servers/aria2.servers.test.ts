import { searchMethods } from '../../nodes/RpcApi/designMethods';
import { designContext } from '../support/designContext';
import { runRpcApi } from '../support/runRpcApi';
import { dataOf, items } from '../support/runRestApi';
import { describeServer } from './describeServer';
import { startProgram } from './startProgram';
import type { ServerProcess } from './startServerProcess';

const binary = '/usr/bin/aria2c';
const token = 'token:s3cret';

describeServer('aria2', binary, () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startProgram(binary, ({ folder, port }) => [
      '--no-conf',
      '--enable-rpc',
      '--rpc-listen-all=false',
      `--rpc-listen-port=${port}`,
      '--rpc-secret=s3cret',
      `--dir=${folder}`,
    ]);
  });
  afterAll(() => server?.stop());

  const protocols = [
    ['jsonRpc', '/jsonrpc'],
    ['xmlRpc', '/rpc'],
  ] as const;

  describe.each(protocols)('by %s', (resource, path) => {
    const run = (method: string, parameters: unknown, more: object = {}, rest: object = {}) =>
      runRpcApi(
        server,
        method,
        {
          resource,
          path: server.url + path,
          parametersJson: typeof parameters === 'string' ? parameters : JSON.stringify(parameters),
          ...more,
        },
        rest,
      );

    it('answers a call', async () => {
      const { outputs, error } = await run('aria2.getVersion', [token]);
      expect(error).toBeUndefined();
      expect(dataOf(outputs[0])).toEqual([
        { enabledFeatures: expect.any(Array) as unknown, version: expect.stringMatching(/^1\./) as unknown },
      ]);
    });

    it('says that the secret is wrong', async () => {
      const { error } = await run('aria2.getVersion', ['token:wrong']);
      expect(error).toMatchObject({
        message: expect.stringContaining('did not accept the credential') as string,
      });
    });

    it('says which method it does not have', async () => {
      const { outputs } = await run('aria2.nothing', [token], {}, { onError: 'continueRegularOutput' });
      expect(JSON.stringify(dataOf(outputs[0]))).toMatch(/RPC_(METHOD_NOT_FOUND|FAILED).*aria2.nothing/);
    });

    it('adds many downloads with one request, reads them as records, and removes them', async () => {
      const input = items({ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 });
      const added = await run(
        'aria2.addUri',
        `={{ ["${token}", ["http://127.0.0.1:9/" + $json.n], { "pause": "true" }] }}`,
        { operation: 'sendMany' },
        { input },
      );
      const gids = dataOf(added.outputs[0]).map((item) => (item as { result: string }).result);
      expect(gids).toHaveLength(4);
      expect(added.report).toMatchObject({ requests: 1, batch: { accepted: 4 } });
      const waiting = await run('aria2.tellWaiting', [token, 0, 2, ['gid']], {
        operation: 'getMany',
        options: {
          pagination: {
            group: {
              style: 'offset',
              offset_offsetParameter: 'params[1]',
              offset_limitParameter: 'params[2]',
              offset_pageSize: 2,
            },
          },
        },
      });
      expect(dataOf(waiting.outputs[0])).toEqual(gids.map((gid) => ({ gid })));
      const removed = await run(
        'aria2.remove',
        `={{ ["${token}", $json.gid] }}`,
        { operation: 'sendMany' },
        {
          input: items(...[...gids, 'feedfeedfeedfeed'].map((gid) => ({ gid }))),
          onError: 'continueRegularOutput',
        },
      );
      expect(dataOf(removed.outputs[0])).toMatchObject([
        ...gids.map((gid) => ({ result: gid })),
        { error: { code: 'RPC_FAILED', body: { code: 1 } } },
      ]);
    });

    it('takes a file in the parameters', async () => {
      const { error } = await run(
        'aria2.addTorrent',
        [token, { $file: 'data' }],
        {},
        {
          input: [
            {
              json: {},
              binary: { data: { data: 'bm90IGEgdG9ycmVudA==', mimeType: 'application/x-bittorrent' } },
            },
          ],
        },
      );
      // It was read: what it says is about the content.
      expect(error?.message).toMatch(/bencode|torrent|Could not|Failed/i);
    });

    it('lists its methods', async () => {
      const design = designContext({ resource, path: server.url + path });
      const { results } = await searchMethods.call(design, 'addUri');
      expect(results).toEqual([{ name: 'aria2.addUri', value: 'aria2.addUri' }]);
    });
  });
});
