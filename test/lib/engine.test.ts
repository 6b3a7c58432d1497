import { jsonOf, startTestEngine, type TestEngine, testToken } from '../support/testEngine';
import type { Handler, ReceivedRequest } from '../support/localServer';

let engine: TestEngine;
afterEach(() => engine.stop());

const start = async (handler: Handler) => (engine = await startTestEngine(handler));
const ids = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: from + index }));

/** Pages of three records each, linked by `next`; page `size` is the last one. */
function linkedPages(
  pages: number,
  change: (request: ReceivedRequest, page: number) => ReturnType<Handler> = () => {},
): Handler {
  return async (request) => {
    const page = Number(request.query.get('page') ?? 1);
    const changed = await change(request, page);
    return (
      changed ?? { json: { data: ids(page * 10, 3), next: page < pages ? `/users?page=${page + 1}` : null } }
    );
  };
}

describe('a run', () => {
  it('delivers every record of every page and says how it found them', async () => {
    await start(linkedPages(3));
    const result = await engine.run({ request: { url: '/users' } });

    expect(jsonOf(result)).toEqual([...ids(10, 3), ...ids(20, 3), ...ids(30, 3)]);
    expect(result.report).toMatchObject({
      status: 'complete',
      requests: 3,
      attempts: 3,
      pages: 3,
      records: 9,
      recordsAt: 'data',
      pagination: { style: 'nextUrl', why: 'followed `next`' },
      byStatus: { '200': 3 },
      byEndpoint: { 'GET /users': 3 },
    });
  });

  it('puts the credential on every page', async () => {
    await start(linkedPages(2));
    await engine.run({ request: { url: '/users' } });
    expect(engine.server.requests.map(({ headers }) => headers.authorization)).toEqual(
      Array(2).fill(`Bearer ${testToken}`),
    );
  });

  it('uses one connection for all pages', async () => {
    await start(linkedPages(5));
    await engine.run({ request: { url: '/users' } });
    expect(engine.server.connections).toBe(1);
  });

  it('ends as capped at the limit, and goes on from its cursor without losing or repeating a record', async () => {
    await start(linkedPages(3));
    const first = await engine.run({ request: { url: '/users' }, pagination: { maxRecords: 4 } });
    expect(jsonOf(first)).toEqual([...ids(10, 3), ...ids(20, 1)]);
    expect(first.report).toMatchObject({ status: 'capped', reason: 'The limit of 4 records was reached' });

    const second = await engine.run({
      request: { url: '/users' },
      pagination: { resumeFrom: first.report.resume },
    });
    expect(jsonOf(second)).toEqual([...ids(21, 2), ...ids(30, 3)]);
    expect(second.report.status).toBe('complete');
  });

  it('is complete, not capped, when the limit is just the number of records', async () => {
    await start(linkedPages(2));
    const { report } = await engine.run({ request: { url: '/users' }, pagination: { maxRecords: 6 } });
    expect(report).toMatchObject({ status: 'complete', records: 6 });
  });

  it('ends as capped after the pages allowed, with a cursor', async () => {
    await start(linkedPages(5));
    const first = await engine.run({ request: { url: '/users' }, pagination: { maxPages: 2 } });
    expect(first.report).toMatchObject({ status: 'capped', pages: 2 });
    const second = await engine.run({
      request: { url: '/users' },
      pagination: { resumeFrom: first.report.resume },
    });
    expect(jsonOf(second)[0]).toEqual({ id: 30 });
    expect(second.report).toMatchObject({ status: 'complete', pages: 3 });
  });

  it('keeps the pages before a failure, and goes on from the page that failed', async () => {
    let isBroken = true;
    await start(
      linkedPages(4, (_, page) =>
        page === 3 && isBroken ? { status: 500, json: { message: 'Out of order' } } : undefined,
      ),
    );
    const first = await engine.run({ request: { url: '/users' }, retry: { maxAttempts: 2 } });
    expect(jsonOf(first)).toHaveLength(6);
    expect(first.failure).toBeUndefined();
    expect(first.report).toMatchObject({
      status: 'partial',
      reason: expect.stringContaining('page 3'),
      error: { code: 'SERVER_ERROR', apiMessage: 'Out of order', attempts: 2, status: 500 },
    });

    isBroken = false;
    const second = await engine.run({
      request: { url: '/users' },
      pagination: { resumeFrom: first.report.resume },
    });
    expect(jsonOf(second)).toEqual([...ids(30, 3), ...ids(40, 3)]);
  });

  it('fails as a whole when the user wants all or nothing', async () => {
    await start(
      linkedPages(3, (_, page) => (page === 2 ? { status: 404, json: { message: 'gone' } } : undefined)),
    );
    const { failure, report, outputs } = await engine.run({
      request: { url: '/users' },
      pagination: { onFailure: 'fail' },
    });
    expect(outputs).toEqual([]);
    expect(failure).toMatchObject({ code: 'NOT_FOUND', detail: { page: 2, status: 404 } });
    expect(report.status).toBe('failed');
  });

  it('resumes with the secret kept out of the cursor', async () => {
    await start(({ query, url }) => ({
      json: {
        data: ids(Number(query.get('page') ?? 1), 1),
        next: `${url.split('?')[0]}?page=${Number(query.get('page') ?? 1) + 1}&key=${query.get('key')}`,
      },
    }));
    const key = {
      scheme: 'key',
      secrets: { keyPlacement: 'query', keyName: 'key', keyValue: 'v3ry-s3cret' },
    };
    const first = await engine.run({ request: { url: '/users' }, pagination: { maxPages: 1 } }, key);
    expect(Buffer.from(first.report.resume!, 'base64url').toString()).not.toContain('v3ry-s3cret');

    const cursor = { resumeFrom: first.report.resume, maxPages: 1 };
    await engine.run({ request: { url: '/users' }, pagination: cursor }, key);
    expect(engine.server.requests[1]!.url).toBe('/users?page=2&key=v3ry-s3cret');
  });
});

describe('a run that would go round in circles', () => {
  it('stops at a cursor that repeats and keeps what it has', async () => {
    await start(({ query }) => ({
      json: {
        data: ids(Number(query.get('cursor') === 'b'), 1),
        next_cursor: query.get('cursor') === 'a' ? 'b' : 'a',
      },
    }));
    const { outputs, report } = await engine.run({ request: { url: '/users' } });
    expect(engine.server.requests.length).toBeLessThanOrEqual(3);
    expect(outputs.length).toBeGreaterThan(0);
    expect(report).toMatchObject({
      status: 'partial',
      error: { code: 'PAGINATION_LOOP', field: 'Pagination' },
    });
  });

  it('notices that the page parameter is ignored and delivers no record twice', async () => {
    await start(() => ({ json: { page: 1, total_pages: 4, data: ids(1, 3) } }));
    const { outputs, report } = await engine.run({ request: { url: '/users' } });
    expect(outputs).toHaveLength(3);
    expect(report).toMatchObject({ status: 'partial', error: { code: 'PAGINATION_LOOP' } });
    expect(report.reason).toContain('same content as page 1');
  });

  it('goes on over empty pages as long as a cursor leads on', async () => {
    await start(({ query }) => {
      const at = Number(query.get('cursor') ?? 0);
      return { json: { results: at === 6 ? ids(1, 2) : [], next_cursor: at < 6 ? String(at + 1) : null } };
    });
    const { outputs, report } = await engine.run({ request: { url: '/users' } });
    expect(outputs).toHaveLength(2);
    expect(report).toMatchObject({ status: 'complete', pages: 7 });
  });
});

describe('a next link to another server', () => {
  it('is not followed, and the pages before are kept', async () => {
    await start(() => ({ json: { data: ids(1, 2), next: 'https://elsewhere.test/users?page=2' } }));
    const { outputs, report } = await engine.run({ request: { url: '/users' } });
    expect(outputs).toHaveLength(2);
    expect(report).toMatchObject({ status: 'partial', error: { code: 'ORIGIN_NOT_ALLOWED' } });
    expect(report.reason).toContain('https://elsewhere.test');
  });

  it('is followed with the secret when the credential lists it', async () => {
    const other = await startTestEngine(() => ({ json: { data: ids(3, 1) } }));
    await start(() => ({ json: { data: ids(1, 2), next: `${other.server.origin}/users` } }));
    const { outputs } = await engine.run(
      { request: { url: '/users' } },
      { allowedOrigins: [other.server.origin] },
    );
    await other.stop();
    expect(outputs).toHaveLength(3);
    expect(other.server.requests[0]!.headers.authorization).toBe(`Bearer ${testToken}`);
  });
});

describe('settings that cannot work', () => {
  it.each([
    ['a credential without a base URL', {}, { baseUrl: '' }, 'BASE_URL_MISSING'],
    ['a base URL that is none', {}, { baseUrl: 'api.example.com' }, 'URL_INVALID'],
    ['an empty token', {}, { secrets: { token: '' } }, 'INVALID_SETTING'],
    ['a path to another server', { request: { url: 'https://elsewhere.test/' } }, {}, 'ORIGIN_NOT_ALLOWED'],
    ['an unknown pagination style', { pagination: { style: 'sideways' } }, {}, 'UNKNOWN_NAME'],
    ['a damaged resume cursor', { pagination: { resumeFrom: 'abc' } }, {}, 'RESUME_INVALID'],
    ['a domain that n8n does not allow', {}, { isUrlAllowedByHost: () => false }, 'DOMAIN_NOT_ALLOWED'],
  ])('%s: nothing is sent', async (_name, plan, access, code) => {
    await start(() => ({ json: [] }));
    const { failure, report } = await engine.run({ request: { url: '/users' }, ...plan }, access);
    expect(failure?.code).toBe(code);
    expect(failure?.hint).not.toBe('');
    expect(report.status).toBe('failed');
    expect(engine.server.requests).toHaveLength(0);
  });
});
