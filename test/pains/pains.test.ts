import { type Handler, type LocalServer, type ReceivedRequest, startServer } from '../support/localServer';
import { dataOf as data, items, nodeToken, runRestApi } from '../support/runRestApi';
import type { NodeSetup } from '../support/runNode';

/** One test for each numbered pain of users of today's tools, on n8n's own engine. */

let server: LocalServer;
afterEach(() => server?.stop());

const start = async (handler: Handler) => (server = await startServer(handler));
const run = (parameters: object, rest?: Partial<NodeSetup>, credential?: Record<string, unknown>) =>
  runRestApi(server, { ...parameters }, rest, credential);

const quickRetry = { retry: { group: { baseDelay: 0.001, maxDelay: 0.001 } } };
const pageOf = ({ query }: ReceivedRequest) => Number(query.get('page') ?? 1);
const page = (number: number, last: number) => ({
  json: { data: [{ id: number }], next: number < last ? `/users?page=${number + 1}` : null },
});
const idsOf = (output: Parameters<typeof data>[0]) =>
  data(output).map((record) => (record as { id: number }).id);

describe('pain 1: failures swallowed while paginating', () => {
  it.each([
    ['a 503', { status: 503, json: { message: 'maintenance' } }, 'SERVER_ERROR'],
    ['a 429', { status: 429, json: { message: 'slow down' } }, 'RATE_LIMITED'],
    ['an error with status 200', { json: { error: { message: 'timeout' } } }, 'RECORDS_NOT_FOUND'],
    ['an empty answer', { body: '' }, 'RESPONSE_NOT_JSON'],
  ])('%s on page 3 is no record and no end', async (_name, failure, code) => {
    let isBroken = true;
    await start((request) => (pageOf(request) === 3 && isBroken ? failure : page(pageOf(request), 4)));
    const first = await run({ options: quickRetry });
    expect(idsOf(first.outputs[0])).toEqual([1, 2]);
    expect(first.report).toMatchObject({ status: 'partial', error: { code, page: 3 } });
    expect(first.hints[0]).toMatchObject({ type: 'warning', message: expect.stringContaining('page 3') });

    isBroken = false;
    const second = await run({ options: { resumeFrom: first.report!.resume } });
    expect(idsOf(second.outputs[0])).toEqual([3, 4]);
  });
});

describe('pain 2: infinite or "identical responses" loops', () => {
  it('ends a cycle of any length with the data, and says where it turned', async () => {
    await start((request) => ({
      json: {
        data: [{ id: pageOf(request) }],
        next: `/users?page=${pageOf(request) === 3 ? 2 : pageOf(request) + 1}`,
      },
    }));
    const { outputs, report } = await run({});
    expect(idsOf(outputs[0])).toEqual([1, 2, 3]);
    expect(report).toMatchObject({ status: 'partial', error: { code: 'PAGINATION_LOOP' } });
    expect(report!.reason).toContain('back to page 2');
  });

  it('goes on over any number of equal empty pages', async () => {
    await start(({ query }) => {
      const at = Number(query.get('cursor') ?? 0);
      return { json: { results: at === 8 ? [{ id: 1 }] : [], next_cursor: at < 8 ? String(at + 1) : null } };
    });
    const { outputs, report } = await run({});
    expect(idsOf(outputs[0])).toEqual([1]);
    expect(report).toMatchObject({ status: 'complete', pages: 9 });
  });
});

describe('pain 3: interval, batch and concurrency that do not do what they say', () => {
  const input = items(...[1, 2, 3, 4, 5, 6].map((id) => ({ id })));

  it('never has more requests under way than the credential allows, whatever the node wants', async () => {
    let inFlight = 0;
    let most = 0;
    await start(async (request) => {
      most = Math.max(most, ++inFlight);
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      inFlight -= 1;
      return page(pageOf(request), 2);
    });
    const credential = { moreSettings: true, maxConcurrency: 2 };
    const { outputs } = await run({ options: { itemsInParallel: 6 } }, { input }, credential);
    expect(outputs[0]).toHaveLength(12);
    expect(most).toBe(2);
  });

  it('starts no more requests a second than the credential allows: pages and items alike', async () => {
    const starts: number[] = [];
    await start((request) => {
      starts.push(performance.now());
      return page(pageOf(request), 2);
    });
    const credential = { moreSettings: true, requestsPerSecond: 50 };
    await run({ options: { itemsInParallel: 6 } }, { input }, credential);
    expect(starts).toHaveLength(12);
    // Eleven gaps of 20 ms; timers may be a little early.
    expect(starts.at(-1)! - starts[0]!).toBeGreaterThan(200);
  });
});

describe('pain 4: no backoff, no Retry-After', () => {
  it('waits as long as the API says, without any setting, and says so', async () => {
    const times: number[] = [];
    let resetAt = 0;
    await start((request) => {
      times.push(Date.now());
      resetAt ||= Date.now() + 100;
      const limit = { 'x-ratelimit-limit': 1, 'x-ratelimit-remaining': 0, 'x-ratelimit-reset': resetAt };
      return times.length === 1 ? { status: 429, headers: limit } : page(pageOf(request), 1);
    });
    const { outputs, report, hints } = await run({});
    expect(idsOf(outputs[0])).toEqual([1]);
    expect(times[1]).toBeGreaterThanOrEqual(resetAt);
    expect(report).toMatchObject({ retries: 1, waits: [{ cause: 'rate limit' }] });
    expect(hints[0]!.message).toContain('1 retry');
  });
});

describe('pain 6: pagination with authentication', () => {
  it.each([
    ['apiIntegrationTokenApi', { token: nodeToken }, 'authorization', `Bearer ${nodeToken}`],
    [
      'apiIntegrationKeyApi',
      { keyPlacement: 'header', keyName: 'X-Key', keyValue: 'k-123' },
      'x-key',
      'k-123',
    ],
    [
      'apiIntegrationBasicApi',
      { username: 'ada', password: 'pw' },
      'authorization',
      `Basic ${btoa('ada:pw')}`,
    ],
  ])('%s is on every page', async (type, secret, header, value) => {
    await start((request) => page(pageOf(request), 3));
    const credential = { type, data: { baseUrl: server.origin, ...secret } };
    const { outputs } = await run({ authentication: type }, { credential });
    expect(idsOf(outputs[0])).toEqual([1, 2, 3]);
    expect(server.requests.map(({ headers }) => headers[header])).toEqual([value, value, value]);
  });

  it('a key in the query is on every page once, though the next link repeats it', async () => {
    await start((request) => {
      const next = request.query.has('page') ? null : `${request.url}&page=2`;
      return { json: { data: [{ id: pageOf(request) }], next } };
    });
    const type = 'apiIntegrationKeyApi';
    const secret = { keyPlacement: 'query', keyName: 'key', keyValue: 'k-123' };
    const credential = { type, data: { baseUrl: server.origin, ...secret } };
    await run({ authentication: type }, { credential });
    expect(server.requests.map(({ query }) => query.getAll('key'))).toEqual([['k-123'], ['k-123']]);
  });
});

describe('pain 7: cursors in nested bodies or arrays', () => {
  it('puts the cursor where the API wants it, and nothing before there is one', async () => {
    await start((request) => {
      const [first] = (request.json() as { variables: Array<{ after?: string }> }).variables;
      return { json: { hits: [{ id: first?.after ?? 'start' }], cursor: first?.after ? null : 'c2' } };
    });
    const pagination = {
      group: {
        style: 'cursor',
        cursor_cursorPath: 'cursor',
        cursor_cursorParameter: 'variables[0].after',
        cursor_place: 'body',
      },
    };
    const { outputs } = await run({ options: { searchBody: '{"variables": [{"size": 2}]}', pagination } });
    expect(data(outputs[0])).toEqual([{ id: 'start' }, { id: 'c2' }]);
    expect(server.requests.map((request) => request.json())).toEqual([
      { variables: [{ size: 2 }] },
      { variables: [{ size: 2, after: 'c2' }] },
    ]);
  });
});

describe('pain 8: error body, item link or error routing lost', () => {
  it('keeps status, headers, parsed body and item on the error output', async () => {
    await start(({ path }) =>
      path === '/2'
        ? { status: 422, headers: { 'x-request-id': 'r-7' }, json: { errors: { email: ['is taken'] } } }
        : { json: { path } },
    );
    const { outputs } = await run(
      { operation: 'getOne', path: '=/{{ $json.id }}' },
      { input: items({ id: 1 }, { id: 2 }), onError: 'continueErrorOutput' },
    );
    expect(data(outputs[0])).toEqual([{ path: '/1' }]);
    expect(outputs[1]).toEqual([
      expect.objectContaining({
        pairedItem: { item: 1 },
        json: {
          id: 2,
          error: expect.objectContaining({
            status: 422,
            headers: expect.objectContaining({ 'content-type': 'application/json' }),
            body: { errors: { email: ['is taken'] } },
            requestId: 'r-7',
            itemIndex: 1,
          }),
        },
      }),
    ]);
  });
});

describe('pain 12: memory on big responses', () => {
  it('gives a body up at the cap, with an error that names it', async () => {
    await start(() => ({
      headers: { 'content-type': 'application/json' },
      body: `[${'1,'.repeat(2_000_000)}1]`,
    }));
    const { error } = await run({ options: { timeout: { group: { maxResponseSize: 1 } } } });
    expect(error?.message).toContain('larger than 1 MB');
    expect(error?.description).toContain('Maximum Response Size');
  });
});

describe('pain 13: large integers rounded', () => {
  it('keeps them exactly, as text, and says so', async () => {
    await start(() => ({
      headers: { 'content-type': 'application/json' },
      body: '[{"id":9007199254740993,"small":42}]',
    }));
    const { outputs, hints } = await run({});
    expect(data(outputs[0])).toEqual([{ id: '9007199254740993', small: 42 }]);
    expect(hints[0]!.message).toContain('2^53');
  });
});

describe('pain 14: timeout and cancel', () => {
  it.each([
    ['idle', { idle: 0.05 }, 'sent nothing for'],
    ['total', { total: 0.05 }, 'took longer than'],
  ])('ends a request by its %s deadline', async (_name, timeout, message) => {
    await start(() => new Promise(() => undefined));
    const options = { timeout: { group: timeout }, retry: { group: { maxAttempts: 1 } } };
    const { error } = await run({ options });
    expect(error?.message).toContain(message);
  });

  it('cancelling the execution interrupts a wait', async () => {
    const cancel = new AbortController();
    await start(() => {
      setTimeout(() => cancel.abort(), 50);
      return { status: 429, headers: { 'retry-after': '200' } };
    });
    const startedAt = performance.now();
    await run({}, { signal: cancel.signal }).catch(() => undefined);
    expect(performance.now() - startedAt).toBeLessThan(30_000);
    expect(server.requests).toHaveLength(1);
  });
});

describe('pain 15: next links and redirects leak credentials', () => {
  it('sends nothing to a next link on another server, and says what to do if it is trusted', async () => {
    const other = await startServer(() => ({ json: { data: [] } }));
    await start(() => ({ json: { data: [{ id: 1 }], next: `${other.origin}/users?page=2` } }));
    const { outputs, report } = await run({});
    await other.stop();
    expect(idsOf(outputs[0])).toEqual([1]);
    expect(other.requests).toHaveLength(0);
    expect(report).toMatchObject({
      status: 'partial',
      error: { code: 'ORIGIN_NOT_ALLOWED', hint: expect.stringContaining('Allowed Origins') },
    });
  });

  it('follows it with the secret when the credential lists the server', async () => {
    const other = await startServer(() => ({ json: { data: [{ id: 2 }] } }));
    await start(() => ({ json: { data: [{ id: 1 }], next: `${other.origin}/users?page=2` } }));
    const { outputs } = await run({}, {}, { moreSettings: true, allowedOrigins: other.origin });
    await other.stop();
    expect(idsOf(outputs[0])).toEqual([1, 2]);
    expect(other.requests[0]!.headers.authorization).toBe(`Bearer ${nodeToken}`);
  });

  it('leaves the secret behind on a redirect to another server', async () => {
    const other = await startServer(() => ({ json: { data: [{ id: 2 }] } }));
    await start(() => ({ status: 302, headers: { location: `${other.origin}/moved` } }));
    const { outputs, hints } = await run({});
    await other.stop();
    expect(idsOf(outputs[0])).toEqual([2]);
    expect(JSON.stringify(other.requests[0]!.rawHeaders)).not.toContain(nodeToken);
    expect(hints[0]!.message).toContain('the credential was not sent there');
  });
});
