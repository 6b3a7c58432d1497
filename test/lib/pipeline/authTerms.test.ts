import { authSchemes } from '../../../lib/auth/authSchemes';
import { shareWork } from '../../../lib/auth/AuthScheme';
import { startTestEngine, type TestEngine } from '../../support/testEngine';

let engine: TestEngine;
afterEach(async () => {
  jest.restoreAllMocks();
  await engine?.stop();
});

/** A scheme that fetches what it puts on requests; in place of the token scheme for the time of a test. */
function fetchingScheme(): void {
  const token = authSchemes.get('token');
  jest.spyOn(token, 'apply').mockImplementation(async (request, _secrets, context) => {
    const { body } = await shareWork(context.memory, 'ticket', () =>
      context.send({ method: 'POST', url: `${context.baseUrl}/tickets`, headers: {} }),
    );
    const ticket = Buffer.from(body).toString();
    context.conceal(ticket);
    return { ...request, headers: { ...request.headers, 'x-ticket': ticket } };
  });
}

describe('a request of a scheme of its own', () => {
  it('is in the report, is shared, and what it brought is never shown', async () => {
    engine = await startTestEngine(({ path, headers }) =>
      path === '/tickets'
        ? { body: 't1cket-5ecret' }
        : { status: 400, json: { message: `bad ${String(headers['x-ticket'])}` } },
    );
    fetchingScheme();
    const results = await Promise.all(
      [1, 2, 3].map((id) => engine.run({ request: { url: `/users/${id}` }, retry: { maxAttempts: 1 } })),
    );
    expect(engine.server.requests.filter(({ path }) => path === '/tickets')).toHaveLength(1);
    expect(JSON.stringify(results.map(({ failure }) => [failure, failure?.message]))).toContain(
      'bad [redacted]',
    );
    expect(JSON.stringify(results)).not.toContain('5ecret');
    expect(results.map(({ report }) => report.byEndpoint)).toContainEqual({
      'POST /tickets': 1,
      'GET /users/1': 1,
    });
  });

  it('goes on for the others when the run that asked for it is cancelled', async () => {
    const cancel = new AbortController();
    engine = await startTestEngine(({ path }) => {
      if (path === '/tickets') cancel.abort();
      return path === '/tickets' ? { body: 't1cket-5ecret' } : { json: { ok: true } };
    });
    fetchingScheme();
    const [first, second] = await Promise.all([
      engine.run({ request: { url: '/a' } }, {}, { signal: cancel.signal }),
      engine.run({ request: { url: '/b' } }),
    ]);
    expect(first.failure).toMatchObject({ code: 'CANCELLED' });
    expect(second.failure).toBeUndefined();
  });
});
