import { type LocalServer, startServer } from '../../support/localServer';
import { runRestApi } from '../../support/runRestApi';

let server: LocalServer;
afterEach(() => server?.stop());

it.each([true, false])("warns of n8n's own Retry On Fail beside ours: %s", async (retryOnFail) => {
  server = await startServer(() => ({ json: [{ id: 1 }] }));
  const { hints } = await runRestApi(server, {}, { retryOnFail });
  expect(hints.some(({ message }) => message.includes('writes included'))).toBe(retryOnFail);
});
