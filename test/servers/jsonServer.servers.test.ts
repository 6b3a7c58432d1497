import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from '../support/runNode';
import { dataOf } from '../support/runRestApi';
import { type ServerProcess, startServerProcess } from './startServerProcess';

const posts = Array.from({ length: 25 }, (_, index) => ({ id: index + 1, title: `Post ${index + 1}` }));
let folder: string;
let server: ServerProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'json-server-'));
  const database = join(folder, 'db.json');
  await writeFile(database, JSON.stringify({ posts }));
  server = await startServerProcess(
    'json-server/lib/cli/bin.js',
    (port) => ['--host', '127.0.0.1', '--port', String(port), '--quiet', database],
    '/posts/1',
  );
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const run = (query: Record<string, string>, pagination?: Record<string, string | number>) =>
  runNode({
    type: 'restApi',
    parameters: {
      authentication: 'none',
      path: `${server.url}/posts`,
      query: { rows: Object.entries(query).map(([name, value]) => ({ name, value })) },
      options: pagination ? { pagination: { group: pagination } } : {},
    },
  });

describe('json-server', () => {
  it('is read by its Link header, automatically', async () => {
    const { outputs, report } = await run({ _page: '1', _limit: '10' });
    expect(dataOf(outputs[0])).toEqual(posts);
    expect(report).toMatchObject({ status: 'complete', pages: 3, pagination: { style: 'linkHeader' } });
  });

  it('is read by page numbers', async () => {
    const { outputs, report } = await run(
      {},
      {
        style: 'pageNumber',
        pageNumber_pageParameter: '_page',
        pageNumber_firstPage: 1,
        pageNumber_sizeParameter: '_limit',
        pageNumber_pageSize: 10,
      },
    );
    expect(dataOf(outputs[0])).toEqual(posts);
    expect(report).toMatchObject({ status: 'complete' });
  });

  it('is read by offsets, and ends where X-Total-Count says', async () => {
    const { outputs, report } = await run(
      {},
      {
        style: 'offset',
        offset_offsetParameter: '_start',
        offset_limitParameter: '_limit',
        offset_pageSize: 10,
      },
    );
    expect(dataOf(outputs[0])).toEqual(posts);
    expect(report).toMatchObject({ status: 'complete', pages: 3 });
  });
});
