import { join } from 'node:path';
import { runNode } from '../support/runNode';
import { dataOf } from '../support/runRestApi';
import { type ServerProcess, startServerProcess } from './startServerProcess';

let limited: ServerProcess;

beforeAll(async () => {
  const script = join(__dirname, 'scripts/rateLimited.cjs');
  limited = await startServerProcess(script, (port) => [String(port)], '/ready');
});
afterAll(() => limited?.stop());

describe('express-rate-limit, five requests a second', () => {
  it.each(['draft-6', 'draft-7', 'draft-8', 'legacy'])(
    'all twelve pages pass with %s headers',
    async (form) => {
      const { outputs, error, report } = await runNode({
        type: 'restApi',
        parameters: { authentication: 'none', path: `${limited.url}/${form}/users` },
      });
      expect(error).toBeUndefined();
      expect(dataOf(outputs[0])).toEqual(Array.from({ length: 12 }, (_, index) => ({ id: index + 1 })));
      expect(report).toMatchObject({ status: 'complete', pages: 12 });
      // Two windows had to be waited for; no more than one request of each was refused.
      expect((report!.byStatus as Record<string, number>)['429'] ?? 0).toBeLessThanOrEqual(3);
    },
  );
});
