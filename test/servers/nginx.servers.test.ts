import { type LocalServer, startServer } from '../support/localServer';
import { runNode } from '../support/runNode';
import { dataOf, items } from '../support/runRestApi';
import { describeServer } from './describeServer';
import { nginxBinary, startNginx } from './startNginx';
import type { ServerProcess } from './startServerProcess';

describeServer('nginx with limit_req', nginxBinary, () => {
  let upstream: LocalServer;
  let nginx: ServerProcess;

  beforeAll(async () => {
    upstream = await startServer(({ path }) => ({ json: { id: Number(path.slice(1)) } }));
    nginx = await startNginx(upstream.origin);
  });
  afterAll(async () => {
    await nginx?.stop();
    await upstream?.stop();
  });

  it.each([503, 429])(
    'lets all of 24 items through in the end, though it refuses with %i',
    async (status) => {
      const ids = Array.from({ length: 24 }, (_, index) => index + 1);
      const { outputs, error, report } = await runNode({
        type: 'restApi',
        parameters: {
          authentication: 'none',
          operation: 'getOne',
          path: `=${nginx.url}/limited/${status}/{{ $json.id }}`,
          options: {
            itemsInParallel: 12,
            retry: { group: { baseDelay: 0.3, maxDelay: 2, maxAttempts: 10 } },
          },
        },
        input: items(...ids.map((id) => ({ id }))),
      });
      expect(error).toBeUndefined();
      expect(dataOf(outputs[0])).toEqual(ids.map((id) => ({ id })));
      expect(report!.byStatus).toHaveProperty(String(status));
    },
  );
});
