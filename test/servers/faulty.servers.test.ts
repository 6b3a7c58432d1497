import { join } from 'node:path';
import { runNode } from '../support/runNode';
import { dataOf } from '../support/runRestApi';
import { type ServerProcess, startServerProcess } from './startServerProcess';

let faulty: ServerProcess;

beforeAll(async () => {
  const script = join(__dirname, 'scripts/faulty.cjs');
  faulty = await startServerProcess(script, (port) => [String(port)], '/ready');
});
afterAll(() => faulty?.stop());

const run = (path: string, maxAttempts: number) =>
  runNode({
    type: 'restApi',
    parameters: {
      authentication: 'none',
      path: `${faulty.url}${path}`,
      options: {
        timeout: { group: { idle: 0.3 } },
        retry: { group: { baseDelay: 0.01, maxDelay: 0.05, maxAttempts } },
      },
    },
  });

describe.each([
  ['reset', 'CONNECTION_LOST'],
  ['close', 'CONNECTION_LOST'],
  ['timeout', 'TIMEOUT_IDLE'],
  ['chunks', 'CONNECTION_LOST'],
])('mockttp: %s on page 2', (fault, code) => {
  it('once, loses nothing', async () => {
    const { outputs, report } = await run(`/${fault}/users`, 3);
    expect(dataOf(outputs[0])).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(report).toMatchObject({ status: 'complete' });
  });

  it('for good, keeps page 1 and tells what happened', async () => {
    const { outputs, report } = await run(`/${fault}/always/users`, 1);
    expect(dataOf(outputs[0])).toEqual([{ id: 1 }]);
    expect(report).toMatchObject({ status: 'partial', error: { code, page: 2 }, resume: expect.any(String) });
  });
});
