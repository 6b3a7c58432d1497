import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../host/freePort';
import type { NodeSetup } from '../support/runNode';
import { dataOf } from '../support/runRestApi';
import { runRpcApi } from '../support/runRpcApi';
import { describeServer } from './describeServer';
import { startProgram } from './startProgram';
import type { ServerProcess } from './startServerProcess';

const file = (name: string) => ({ name, text: readFileSync(join(__dirname, name), 'utf8') });
const base64 = (text: string) => Buffer.from(text).toString('base64');

describeServer('etcd', '/usr/bin/etcd', () => {
  let etcd: ServerProcess;
  beforeAll(async () => {
    const peer = `http://127.0.0.1:${await freePort()}`;
    etcd = await startProgram('/usr/bin/etcd', ({ folder, port }) => {
      const client = `http://127.0.0.1:${port}`;
      return [
        ...['--data-dir', folder, '--listen-client-urls', client, '--advertise-client-urls', client],
        ...['--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer],
        ...['--initial-cluster', `default=${peer}`],
      ];
    });
  });
  afterAll(() => etcd?.stop());

  const call = (method: string, params: unknown, parameters: object = {}, rest: Partial<NodeSetup> = {}) =>
    runRpcApi(
      etcd,
      `etcdserverpb.${method}`,
      {
        resource: 'grpc',
        methodsFrom: 'proto',
        protoFiles: { rows: [file('etcd.proto'), file('mvcc.proto')] },
        parametersJson: typeof params === 'string' ? params : JSON.stringify(params),
        ...parameters,
      },
      rest,
    );

  it('says that it does not describe itself', async () => {
    const { error } = await call('KV/Range', {}, { methodsFrom: 'reflection' });
    expect(error?.message).toContain('server reflection is switched off');
  });

  it('stores and reads', async () => {
    const input = ['a', 'b', 'c'].map((name) => ({
      json: { key: base64(`key/${name}`), value: base64(name) },
    }));
    const put = await call('KV/Put', '={{ JSON.stringify($json) }}', {}, { input });
    expect(put.error).toBeUndefined();
    const headers = dataOf(put.outputs[0]) as Array<{ header: { clusterId: string } }>;
    // Ids of clusters use all of their 64 bits.
    expect(headers[0]!.header.clusterId).toMatch(/^\d{15,20}$/);
    const range = { key: base64('key/'), rangeEnd: base64('key0') };
    const { outputs, report } = await call('KV/Range', range, { operation: 'getMany', returnAll: true });
    expect(report).toMatchObject({ recordsAt: 'kvs' });
    expect(dataOf(outputs[0])).toMatchObject(input.map(({ json }) => ({ ...json, version: '1' })));
  });

  it('streams what it holds', async () => {
    const { outputs, report } = await call(
      'Maintenance/Snapshot',
      {},
      { operation: 'getMany', returnAll: true },
    );
    expect(report).toMatchObject({ status: 'complete' });
    expect(dataOf(outputs[0]).at(-1)).toMatchObject({ remainingBytes: '0' });
  });

  it('watches in turn', async () => {
    await call('KV/Put', { key: base64('seen'), value: base64('1') });
    const create = { createRequest: { key: base64('seen') } };
    const { outputs } = await call('Watch/Watch', create, { operation: 'sendStream' });
    expect(dataOf(outputs[0])).toMatchObject([{ created: true }]);
  });

  it('tells its errors', async () => {
    const { error } = await call('KV/Put', { key: '', value: base64('x') });
    expect(error?.message).toBe('The method reported INVALID_ARGUMENT: etcdserver: key is not provided');
  });
});
