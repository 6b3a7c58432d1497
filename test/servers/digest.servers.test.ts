import { runNode } from '../support/runNode';
import { dataOf, items } from '../support/runRestApi';
import { describeServer } from './describeServer';
import { startProgram } from './startProgram';
import type { ServerProcess } from './startServerProcess';

/** Debian's package is for the system's Python. */
const python = '/usr/bin/python3';
const httpbin = '/usr/lib/python3/dist-packages/httpbin/__init__.py';

describeServer('httpbin with Digest', httpbin, () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startProgram(python, ({ port }) => [
      '-c',
      `from httpbin import app; app.run('127.0.0.1', ${port})`,
    ]);
  });
  afterAll(() => server?.stop());

  const run = (path: string, password: string, count = 1) =>
    runNode({
      type: 'restApi',
      parameters: {
        authentication: 'apiIntegrationBasicApi',
        operation: 'getOne',
        path: `/digest-auth/${path}`,
        options: { retry: { group: { maxAttempts: 1 } } },
      },
      credential: {
        type: 'apiIntegrationBasicApi',
        data: { baseUrl: server.url, username: 'ada', password, method: 'digest' },
      },
      input: items(...Array.from({ length: count }, (_, id) => ({ id }))),
    });

  it.each([
    'auth/ada/pa55/MD5',
    'auth/ada/pa55/SHA-256',
    'auth-int/ada/pa55/MD5',
    'auth-int/ada/pa55/SHA-256',
    'none/ada/pa55/MD5',
  ])('is answered: %s', async (path) => {
    const { outputs, error } = await run(path, 'pa55');
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ authenticated: true, user: 'ada' }]);
  });

  it('asks once for many requests', async () => {
    const { outputs, report } = await run('auth/ada/many/SHA-256', 'many', 5);
    expect(dataOf(outputs[0])).toHaveLength(5);
    expect(report!.byStatus).toEqual({ 200: 5, 401: 1 });
  });

  it('refuses a wrong password after one answer', async () => {
    const { error, report } = await run('auth/ada/right/MD5', 'wrong');
    expect(error).toBeDefined();
    expect(report!.byStatus).toEqual({ 401: 2 });
  });
});
