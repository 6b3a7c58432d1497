import { runNode } from '../support/runNode';
import { type ServerProcess, startServerProcess } from './startServerProcess';

let github: ServerProcess;

beforeAll(async () => {
  github = await startServerProcess(
    '@octokit/fixtures-server/bin/server.js',
    (port) => [
      ...['--port', String(port), '--fixtures-url', `http://127.0.0.1:${port}`, '--log-level', 'silent'],
      ...['--fixtures', 'node_modules/@octokit/fixtures/scenarios/**/normalized-fixture.json'],
    ],
    '/ping',
  );
});
afterAll(() => github?.stop());

/** The address under which the recorded GitHub answers one scenario, once. */
async function load(scenario: string): Promise<string> {
  const response = await fetch(`${github.url}/fixtures`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scenario }),
  });
  const { url } = (await response.json()) as { url: string };
  return url;
}

describe('GitHub, as recorded', () => {
  it('yields its 13 issues from 5 pages, whose path changes after the first', async () => {
    const baseUrl = await load('paginate-issues');
    const { outputs, error, report } = await runNode({
      type: 'restApi',
      parameters: {
        path: '/repos/octokit-fixture-org/paginate-issues/issues',
        query: { rows: [{ name: 'per_page', value: '3' }] },
        options: { headers: { rows: [{ name: 'Accept', value: 'application/vnd.github.v3+json' }] } },
      },
      credential: {
        type: 'apiIntegrationTokenApi',
        data: { baseUrl, token: '0000000000000000000000000000000000000001', tokenPrefix: 'token' },
      },
    });

    expect(error).toBeUndefined();
    expect(outputs[0]!.map(({ json }) => json.number)).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(report).toMatchObject({ status: 'complete', pages: 5, pagination: { style: 'linkHeader' } });
  });
});
