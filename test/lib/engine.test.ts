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
    const { failure, report } = await engine.run({
      request: { url: '/users' },
      pagination: { onFailure: 'fail' },
    });
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

describe('answers that are no data', () => {
  it.each<[string, Awaited<ReturnType<Handler>>, string]>([
    [
      'a web page with status 200',
      { headers: { 'content-type': 'text/html' }, body: '<title>Sign in</title>' },
      'RESPONSE_IS_HTML',
    ],
    [
      'JSON that is cut off',
      { headers: { 'content-type': 'application/json' }, body: '{"data": [{"id":' },
      'RESPONSE_NOT_JSON',
    ],
    [
      'XML that is cut off',
      { headers: { 'content-type': 'application/xml' }, body: '<users><user>' },
      'RESPONSE_NOT_XML',
    ],
    [
      'XML with entities of its own',
      {
        headers: { 'content-type': 'application/xml' },
        body: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      },
      'RESPONSE_NOT_XML',
    ],
    [
      'damaged gzip',
      { headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }, body: 'no gzip' },
      'RESPONSE_CORRUPT',
    ],
  ])('%s', async (_name, reply, code) => {
    await start(() => reply);
    const { failure } = await engine.run({ request: { url: '/users' }, retry: { maxAttempts: 1 } });
    expect(failure?.code).toBe(code);
    expect(failure?.detail.url).toBe(`${engine.server.origin}/users`);
  });

  it('names the web page by its title', async () => {
    await start(() => ({ headers: { 'content-type': 'text/html' }, body: '<title>Please sign in</title>' }));
    const { failure } = await engine.run({ request: { url: '/users' } });
    expect(failure?.message).toContain('Please sign in');
  });

  it('says so when there is nothing where the records should be', async () => {
    await start(() => ({ json: { data: [] } }));
    const { failure } = await engine.run({ request: { url: '/users' }, recordsAt: 'data.users' });
    expect(failure).toMatchObject({ code: 'RECORDS_NOT_FOUND', detail: { field: 'Records At' } });
  });
});

describe('formats', () => {
  it.each<[string, Awaited<ReturnType<Handler>>, unknown[]]>([
    [
      'NDJSON',
      { headers: { 'content-type': 'application/x-ndjson' }, body: '{"id":1}\n{"id":9007199254740993}\n' },
      [{ id: 1 }, { id: '9007199254740993' }],
    ],
    [
      'XML',
      {
        headers: { 'content-type': 'text/xml' },
        body: '<r><users><user id="007"><n>Ada</n></user><user id="8"><n>Bo</n></user></users></r>',
      },
      [
        { '@id': '007', n: 'Ada' },
        { '@id': '8', n: 'Bo' },
      ],
    ],
    ['text', { headers: { 'content-type': 'text/csv' }, body: 'a,b' }, [{ value: 'a,b' }]],
    ['JSON without a content type', { body: '[{"id":1}]' }, [{ id: 1 }]],
    ['JSON as text/plain', { headers: { 'content-type': 'text/plain' }, body: ' {"id":1}' }, [{ id: 1 }]],
    [
      'text that only looks like JSON',
      { headers: { 'content-type': 'text/plain' }, body: '[draft] hello' },
      [{ value: '[draft] hello' }],
    ],
    ['plain values', { json: [1, 'a', null] }, [{ value: 1 }, { value: 'a' }, { value: null }]],
    ['no content', { status: 204 }, []],
  ])('%s', async (_name, reply, outputs) => {
    await start(() => reply);
    expect(jsonOf(await engine.run({ request: { url: '/users' } }))).toEqual(outputs);
  });

  it('hands files over as files', async () => {
    await start(() => ({
      headers: { 'content-type': 'image/png', 'content-disposition': 'attachment; filename="../a b.png"' },
      body: Buffer.from([1, 2, 3]),
    }));
    const { outputs } = await engine.run({ request: { url: '/logo' } });
    expect(outputs).toEqual([
      {
        json: { fileName: 'a b.png', mimeType: 'image/png', size: 3 },
        file: { fileName: 'a b.png', mimeType: 'image/png', bytes: expect.anything() },
      },
    ]);
  });

  it('delivers pages or whole responses when asked', async () => {
    await start(linkedPages(2));
    const pages = await engine.run({ request: { url: '/users' }, output: 'page' });
    expect(jsonOf(pages)).toEqual([
      expect.objectContaining({ next: '/users?page=2' }),
      expect.objectContaining({ next: null }),
    ]);
    const responses = await engine.run({ request: { url: '/users' }, output: 'response' });
    expect(jsonOf(responses)[0]).toMatchObject({
      statusCode: 200,
      headers: { 'content-type': 'application/json' },
    });
  });

  it('reads records by a JSONata expression', async () => {
    await start(() => ({ json: { groups: [{ users: ids(1, 2) }, { users: ids(3, 1) }] } }));
    expect(
      jsonOf(await engine.run({ request: { url: '/users' }, recordsAt: 'groups.users[id > 1]' })),
    ).toEqual(ids(2, 2));
  });

  it('maps records on their way out', async () => {
    await start(() => ({ json: [{ user_email: 'ada@example.com' }, { user_email: null }] }));
    const { report, ...result } = await engine.run({
      request: { url: '/users' },
      mapping: {
        version: 1,
        fields: [{ target: 'Email', source: 'user_email', type: 'text', required: true }],
        invalid: 'null',
      },
    });
    expect(jsonOf({ report, ...result })).toEqual([{ Email: 'ada@example.com' }, { Email: null }]);
    expect(report.warnings).toEqual([expect.stringContaining('Email')]);
  });
});

describe('bodies', () => {
  const file = { bytes: Buffer.from('a,b\n'), fileName: 'list.csv', mimeType: 'text/csv' };

  it.each<[string, Parameters<TestEngine['run']>[0]['request']['body'], string, string]>([
    ['JSON', { kind: 'json', value: { a: [1] } }, 'application/json', '{"a":[1]}'],
    [
      'a form',
      { kind: 'form', fields: [{ name: 'a b', value: '1&2' }] },
      'application/x-www-form-urlencoded',
      'a+b=1%262',
    ],
    ['text', { kind: 'raw', text: '<a/>', contentType: 'application/xml' }, 'application/xml', '<a/>'],
    ['a file', { kind: 'binary', binary: { itemIndex: 0, field: 'data' } }, 'text/csv', 'a,b\n'],
  ])('%s', async (_name, body, contentType, text) => {
    engine = await startTestEngine(() => ({ status: 201, json: { ok: true } }), { data: file });
    await engine.run({
      request: { method: 'POST', url: '/users', body },
      recordsAt: '$',
      pagination: { style: 'none' },
    });
    const [request] = engine.server.requests;
    expect({ type: request!.headers['content-type'], text: request!.text() }).toEqual({
      type: contentType,
      text,
    });
  });

  it('a form with files', async () => {
    engine = await startTestEngine(() => ({ status: 201 }), { data: file });
    const parts = [
      { name: 'title', value: 'List' },
      { name: 'file', binary: { itemIndex: 0, field: 'data' } },
    ];
    await engine.run({
      request: { method: 'POST', url: '/files', body: { kind: 'multipart', parts } },
      pagination: { style: 'none' },
    });
    const [request] = engine.server.requests;
    const form = await new Response(request!.body, {
      headers: { 'content-type': request!.headers['content-type']! },
    }).formData();
    const sent = form.get('file') as File;
    expect([form.get('title'), sent.name, sent.type, await sent.text()]).toEqual([
      'List',
      'list.csv',
      'text/csv',
      'a,b\n',
    ]);
  });
});
