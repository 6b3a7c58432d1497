import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getParameters, searchMethods } from '../../nodes/RpcApi/designMethods';
import { designContext } from '../support/designContext';
import { runRpcApi } from '../support/runRpcApi';
import { dataOf, items } from '../support/runRestApi';
import { describeServer } from './describeServer';
import { startProgram } from './startProgram';
import type { ServerProcess } from './startServerProcess';

const binary = '/usr/bin/supervisord';
const credential = {
  type: 'apiIntegrationBasicApi',
  data: { username: 'ada', password: 's3cret', method: 'basic' },
};

describeServer('supervisord', binary, () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startProgram(binary, async ({ folder, port }) => {
      const file = join(folder, 'supervisord.conf');
      await writeFile(file, configuration(folder, port));
      return ['--nodaemon', '--configuration', file];
    });
  });
  afterAll(() => server?.stop());

  const run = (method: string, parameters: object = {}, rest: object = {}) =>
    runRpcApi(
      server,
      method,
      { resource: 'xmlRpc', authentication: credential.type, path: '/RPC2', ...parameters },
      { credential: { ...credential, data: { ...credential.data, baseUrl: server.url } }, ...rest },
    );
  const design = (parameters: object = {}) =>
    designContext(
      { resource: 'xmlRpc', authentication: credential.type, path: '/RPC2', ...parameters },
      { ...credential.data, baseUrl: server.url },
    );

  it('answers with Basic authentication, and not without', async () => {
    expect(dataOf((await run('supervisor.getState')).outputs[0])).toEqual([
      { statecode: 1, statename: 'RUNNING' },
    ]);
    const { error } = await runRpcApi(server, 'supervisor.getState', {
      resource: 'xmlRpc',
      path: `${server.url}/RPC2`,
    });
    expect(error).toMatchObject({
      message: expect.stringContaining('did not accept the credential') as string,
    });
  });

  it('lists its methods, with a sentence about each', async () => {
    const { results } = await searchMethods.call(design());
    expect(results.length).toBeGreaterThanOrEqual(41);
    expect(results).toContainEqual({
      name: expect.stringMatching(/^supervisor\.startProcess · Start a process/) as string,
      value: 'supervisor.startProcess',
      description: expect.stringMatching(/Start a process/) as string,
    });
  });

  it('describes the parameters of a method with names and types', async () => {
    const { fields } = await getParameters.call(design({ method: 'supervisor.startProcess' }));
    expect(fields.map(({ id, type, required }) => [id, type, required])).toEqual([
      ['name', 'string', true],
      ['wait', 'boolean', true],
    ]);
  });

  it('is called with the fields of a method', async () => {
    const fields = {
      parametersAs: 'fields',
      parameters: { mappingMode: 'defineBelow', value: { name: 'sleeper', wait: true } },
    };
    expect(dataOf((await run('supervisor.startProcess', fields)).outputs[0])).toEqual([{ result: true }]);
    const again = await run('supervisor.startProcess', fields, { onError: 'continueRegularOutput' });
    expect(dataOf(again.outputs[0])).toEqual([
      {
        error: expect.objectContaining({
          code: 'RPC_FAILED',
          body: { code: 60, message: 'ALREADY_STARTED: sleeper' },
        }) as unknown,
      },
    ]);
  });

  it('says that the number of parameters is wrong', async () => {
    const { error } = await run('supervisor.startProcess', { parametersJson: '[]' });
    expect(error).toMatchObject({ message: expect.stringContaining('INCORRECT_PARAMETERS') as string });
  });

  it('takes many calls in one system.multicall, each with its own fault', async () => {
    const { outputs, report } = await run(
      'supervisor.getProcessInfo',
      { operation: 'sendMany', parametersJson: '={{ [ $json.name ] }}' },
      { input: items({ name: 'sleeper' }, { name: 'nobody' }), onError: 'continueRegularOutput' },
    );
    expect(dataOf(outputs[0])).toMatchObject([
      { name: 'sleeper', start: expect.any(Number) as unknown },
      { error: { code: 'RPC_FAILED', body: { code: 10, message: 'BAD_NAME: nobody' } } },
    ]);
    expect(report).toMatchObject({ requests: 1 });
  });
});

function configuration(folder: string, port: number): string {
  return `
[supervisord]
logfile=${folder}/log
pidfile=${folder}/pid
childlogdir=${folder}
[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
[inet_http_server]
port=127.0.0.1:${port}
username=ada
password=s3cret
[program:sleeper]
command=sleep 1000
autostart=false
startsecs=0
`;
}
