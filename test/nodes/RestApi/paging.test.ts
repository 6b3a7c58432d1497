import { anonymousAccess } from '../../../lib';
import { readPlan } from '../../../nodes/RestApi/plan';
import { type Handler, type LocalServer, startServer } from '../../support/localServer';
import { listApis, rowsUpTo } from '../../support/listApis';
import { dataOf as data, runRestApi } from '../../support/runRestApi';

let server: LocalServer;
afterEach(() => server?.stop());

/** Ten numbered pages of ten records. */
const pages: Handler = ({ query }) => ({ json: listApis.pages(rowsUpTo(100), () => 10)(query) });

async function run(handler: Handler, group: Record<string, unknown>, options: Record<string, unknown> = {}) {
  server = await startServer(handler);
  return runRestApi(server, { options: { pagination: { group }, ...options } });
}

describe('Options > Pagination', () => {
  it.each([
    [{ pagesInParallel: 1 }, 1],
    [{ pagesInParallel: 3 }, 3],
  ])('%j: connections %i', async (group, connections) => {
    const { outputs } = await run(pages, group);
    expect(data(outputs[0])).toEqual(rowsUpTo(100));
    expect(server.connections).toBe(connections);
  });

  it('keeps the order of the API when pages are fetched side by side without any setting', async () => {
    const { outputs, report } = await run(pages, {});
    expect(data(outputs[0])).toEqual(rowsUpTo(100));
    expect(report).toMatchObject({ status: 'complete', pages: 10, requests: 10 });
  });

  it('Maximum Data ends the run with a cursor', async () => {
    const { report } = await run(pages, { maxData: 0.0002 });
    expect(report).toMatchObject({ status: 'capped', pages: 2, resume: expect.any(String) });
  });

  it('Maximum Time reaches the engine in milliseconds; 0 means no limit', () => {
    const planned = (maxTime: number) => {
      const form: Record<string, unknown> = { operation: 'getMany', path: '/users', returnAll: true };
      form.options = { pagination: { group: { maxTime } } };
      const context = { getNodeParameter: (name: string) => form[name] };
      return readPlan(context as never, 0, anonymousAccess, () => ({})).pagination.maxMs;
    };
    expect([planned(90), planned(0)]).toEqual([90_000, undefined]);
  });

  it('Unique By leaves out records that came before', async () => {
    const same: Handler = () => ({
      json: [
        { id: 1, a: 1 },
        { id: 2, a: 2 },
        { id: 1, a: 3 },
      ],
    });
    const { outputs, report } = await run(same, { uniqueBy: 'id' });
    expect(data(outputs[0])).toEqual([{ id: 1, a: 1 }, { id: 2, a: 2 }]); // prettier-ignore
    expect(report).toMatchObject({ records: 2, duplicates: 1 });
  });

  it('fetches the pages of a search by POST side by side, too', async () => {
    const handler: Handler = (request) => {
      const { offset = 0 } = request.json() as { offset?: number };
      const query = new URLSearchParams({ offset: String(offset) });
      return { json: listApis.offsets(rowsUpTo(100), () => 10)(query) };
    };
    const { outputs } = await run(handler, {}, { searchBody: '{"q": "x"}' });
    expect(data(outputs[0])).toEqual(rowsUpTo(100));
    expect(server.connections).toBeGreaterThan(1);
  });
});
