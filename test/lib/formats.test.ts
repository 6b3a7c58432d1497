import type { Handler } from '../support/localServer';
import { jsonOf, startTestEngine, type TestEngine } from '../support/testEngine';

let engine: TestEngine;
afterEach(() => engine.stop());

const start = async (handler: Handler) => (engine = await startTestEngine(handler));
const ids = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: from + index }));

/** Two pages of one record each, linked by `next`. */
const twoPages: Handler = ({ query }) => ({
  json: query.has('page') ? { data: ids(2, 1), next: null } : { data: ids(1, 1), next: '/users?page=2' },
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
    await start(twoPages);
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
