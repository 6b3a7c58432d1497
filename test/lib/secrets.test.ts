import type { Handler } from '../support/localServer';
import { startTestEngine, type TestEngine, testToken } from '../support/testEngine';

let engine: TestEngine;
afterEach(() => engine.stop());

const start = async (handler: Handler) => (engine = await startTestEngine(handler));
const json = { 'content-type': 'application/json' };
const run = (plan: Partial<Parameters<TestEngine['run']>[0]> = {}, access = {}) =>
  engine.run({ request: { url: '/users' }, retry: { maxAttempts: 1 }, ...plan }, access);

/** APIs that repeat the secret wherever they can. */
const echoes: ReadonlyArray<readonly [string, Handler]> = [
  ['broken JSON', ({ headers }) => ({ headers: json, body: `${headers.authorization} is wrong` })],
  ['JSON that breaks at the secret', () => ({ headers: json, body: `{"a": ${testToken}}` })],
  ['broken XML', () => ({ headers: { 'content-type': 'application/xml' }, body: `<a><${testToken}></a>` })],
  [
    'the title of a web page',
    () => ({ headers: { 'content-type': 'text/html' }, body: `<title>${testToken}</title>` }),
  ],
  ['an error message', () => ({ status: 400, json: { message: `no ${testToken}` } })],
  ['a header', () => ({ status: 400, headers: { 'x-echo': testToken } })],
  [
    'the name of a limit',
    () => ({ json: [], headers: { 'x-ratelimit-remaining': 1, 'x-ratelimit-resource': testToken } }),
  ],
  [
    'a next link',
    ({ query }) => ({
      json: { data: [{ id: 1 }], next: query.has('t') ? 'http://[' : `/${testToken}?t=${testToken}` },
    }),
  ],
  ['a next link abroad', () => ({ json: { data: [{ id: 1 }], next: `https://${testToken}.test/` } })],
  ['the name of the list', () => ({ json: { [testToken]: [{ id: 1 }], n: 1 } })],
];

describe('the secret is in no report and no failure', () => {
  it.each(echoes)('though the API repeats it in %s', async (_name, handler) => {
    await start(handler);
    const { report, failure } = await run();
    const cursor = Buffer.from(report.resume ?? '', 'base64url').toString();
    const shown = JSON.stringify([report, failure, failure?.message, failure?.hint]);
    expect(shown + cursor).not.toContain(testToken);
  });
});

describe('a secret that was typed into the request', () => {
  const anonymous = { scheme: 'none', secrets: {}, credential: undefined };
  const typed = { name: 'Authorization', value: 'Bearer typed-5ecret-1' };
  const linked: Handler = ({ query, headers }) => ({
    json: {
      data: [{ id: Number(query.get('page') ?? 1) }],
      next: query.has('page') ? null : '/users?page=2&api_key=typed-5ecret-2',
      seen: headers.authorization,
    },
  });
  const request = { url: '/users', headers: [typed], query: [{ name: 'api_key', value: 'typed-5ecret-2' }] };

  it('is not in the resume cursor, but is sent when a run goes on from there', async () => {
    await start(linked);
    const first = await run({ request, pagination: { maxPages: 1 } }, anonymous);
    expect(Buffer.from(first.report.resume!, 'base64url').toString()).not.toContain('5ecret');

    await run({ request, pagination: { resumeFrom: first.report.resume } }, anonymous);
    expect(engine.server.requests[1]).toMatchObject({
      url: '/users?page=2&api_key=typed-5ecret-2',
      headers: { authorization: typed.value },
    });
  });

  it('is not in an error that repeats it', async () => {
    await start(({ headers }) => ({
      status: 401,
      json: { message: `bad ${headers.authorization!.slice(7)}` },
    }));
    const { failure } = await run({ request }, anonymous);
    expect(JSON.stringify(failure)).toContain('bad [redacted]');
    expect(JSON.stringify(failure)).not.toContain('5ecret');
  });
});

it('what is typed into the settings of a protocol is a secret where its name says so', async () => {
  const typed = 'typed-5ecret-value';
  await start(() => ({ status: 400, json: { message: `no ${typed} here, nor a plain word` } }));
  const call = { greeting: { headers: [{ authorization: `Bearer ${typed}` }], note: 'plain word' } };
  const { report, failure } = await run({ call });
  expect(JSON.stringify([report, failure])).not.toContain(typed);
  expect(failure?.message).toContain('plain word');
});
