import { type DemoService, startDemoService } from '../../../examples/demo-service';
import { type DemoClient, demoClient } from './demoClient';

interface Identified {
  readonly id: number | string;
}

let service: DemoService;
let client: DemoClient;
beforeAll(async () => {
  service = await startDemoService();
  client = demoClient(service);
});
afterAll(() => service.stop());

/** Follows pages until `next` gives no path; the ids of all records, in order, and the number of pages. */
async function walk(
  start: string,
  next: (page: { body: never; headers: Headers }) => string | undefined,
  records: (body: never) => readonly Identified[],
): Promise<{ ids: Array<number | string>; pages: number }> {
  const ids: Array<number | string> = [];
  let pages = 0;
  for (let path: string | undefined = start; path !== undefined && pages < 100;) {
    const { text, headers } = await client.send(path);
    const body = JSON.parse(text) as never;
    pages += 1;
    ids.push(...records(body).map(({ id }) => id));
    path = next({ body, headers });
  }
  return { ids, pages };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('/users names the next page in the header Link', async () => {
  const { ids, pages } = await walk(
    '/users',
    ({ headers }) => /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1],
    (body: readonly Identified[]) => body,
  );
  expect(pages).toBe(5);
  expect(ids).toEqual(numbers(250));
});

test('/orders has the next address in the body and ids beyond 2^53', async () => {
  const { ids, pages } = await walk(
    '/orders',
    ({ body }) => (body as { pagination: { next_page: string | null } }).pagination.next_page ?? undefined,
    ({ orders }: { orders: Identified[] }) => orders,
  );
  expect([pages, ids.length]).toEqual([12, 1200]);
  expect((await client.send('/orders')).text).toMatch(/^\{"orders":\[\{"id":9007199254740993,/);
});

test('/contacts has a cursor and a flag', async () => {
  interface Body {
    data: Identified[];
    has_more: boolean;
    next_cursor: string | null;
  }
  const { ids, pages } = await walk(
    '/contacts',
    ({ body }) => ((body as Body).has_more ? `/contacts?cursor=${(body as Body).next_cursor}` : undefined),
    ({ data }: Body) => data,
  );
  expect([pages, new Set(ids).size]).toEqual([5, 120]);
});

test('/sparse/contacts has empty pages with a cursor', async () => {
  const sizes: number[] = [];
  const { ids } = await walk(
    '/sparse/contacts',
    ({ body }) => {
      const { next_cursor } = body as { next_cursor: string | null };
      return next_cursor === null ? undefined : `/sparse/contacts?cursor=${next_cursor}`;
    },
    ({ data }: { data: Identified[] }) => {
      sizes.push(data.length);
      return data;
    },
  );
  expect(sizes).toEqual([25, 0, 25, 0, 25, 0, 25, 0, 20]);
  expect(new Set(ids).size).toBe(120);
});

test('/search/contacts takes the cursor in the body', async () => {
  interface Body {
    results: Identified[];
    paging: { next_cursor: string | null };
  }
  const search = (cursor?: string | null) =>
    client.json<Body>('/search/contacts', {
      method: 'POST',
      body: JSON.stringify({ filter: { country: 'DE' }, paging: { limit: 20, cursor } }),
    });
  const first = await search();
  const second = await search(first.paging.next_cursor);
  expect([first.results.length, second.results.length]).toEqual([20, 4]);
  expect(second.paging.next_cursor).toBeNull();
});

test.each([
  ['/pages/users?page=5', { page: 5, per_page: 50, total_pages: 5, total: 250 }, 'data', 50],
  ['/offset/orders?offset=1150&limit=500', { offset: 1150, limit: 100, total: 1200 }, 'results', 50],
])('%s says where it is', async (path, envelope, name, count) => {
  const body = await client.json<Record<string, unknown>>(path);
  expect(body).toMatchObject(envelope);
  expect(body[name]).toHaveLength(count);
});

test('/bare/users is nothing but an array', async () => {
  const lengths = await Promise.all(
    [1, 3, 4].map(async (page) => (await client.json<unknown[]>(`/bare/users?page=${page}`)).length),
  );
  expect(lengths).toEqual([100, 50, 0]);
});

test.each(['/pages/users?page=0', '/users?per_page=x', '/contacts?cursor=invented'])(
  '%s gets 400',
  async (path) => {
    expect((await client.send(path)).status).toBe(400);
  },
);
