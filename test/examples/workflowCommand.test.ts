import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DemoService, startDemoService } from '../../examples/demo-service';
import type { JsonResult } from '../../examples/run/toJsonResult';
import { workflowCommand } from '../../examples/run/workflowCommand';
import { singleNode } from '../support/engine';

// Loading n8n's engine takes a while on a busy machine.
jest.setTimeout(120_000);

const examples = join(__dirname, '..', '..', 'examples');
const allUsers = join(examples, 'workflows', 'all-users.json');
const type = 'apiIntegrationTokenApi';

let service: DemoService;
let folder: string;
beforeAll(async () => {
  service = await startDemoService();
  folder = mkdtempSync(join(tmpdir(), 'workflow-command-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await service.stop();
});

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const credential = () => ({
  id: 'demo',
  name: 'demo',
  type,
  data: { baseUrl: service.url, token: 'demo-token' },
});

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const printed = { out: '', err: '' };
  const code = await workflowCommand(args, {
    out: (text) => (printed.out += text),
    err: (text) => (printed.err += text),
  });
  return { code, ...printed };
}

const readOne = (path: string, more = {}) =>
  singleNode({
    type: 'restApi',
    parameters: { path, operation: 'getOne' },
    credentials: { [type]: 'demo' },
    ...more,
  });

test('with --json, items, error and report of every node and nothing else are printed', async () => {
  const workflow = file('me.json', readOne('/me'));
  const { code, out, err } = await run(workflow, '--credentials', file('c.json', [credential()]), '--json');
  expect([code, err]).toEqual([0, '']);
  const { nodes } = JSON.parse(out) as JsonResult;
  expect(nodes.Start).toEqual({ items: [{}], error: null, report: null });
  expect(nodes.Node).toMatchObject({
    items: [{ account: 'ada', signed_in_with: 'Bearer token' }],
    error: null,
    report: { status: 'complete', requests: 1 },
  });
  expect(nodes.Node).not.toHaveProperty('outputs');
});

test('a failed node ends it with 1 and says what failed', async () => {
  const args = [file('no.json', readOne('/nothing')), '--credentials', file('c.json', credential())];
  const { code, out } = await run(...args, '--json');
  expect(code).toBe(1);
  const { error } = (JSON.parse(out) as JsonResult).nodes.Node!;
  expect(error).toMatchObject({ message: expect.stringContaining('/nothing') as string, httpCode: '404' });
  const text = await run(...args);
  expect([text.code, text.out]).toEqual([1, expect.stringContaining('Failed: ')]);
});

test('all outputs are printed where there are several, and --input is what the trigger delivers', async () => {
  const workflow = singleNode({
    type: 'fieldMapper',
    parameters: { mapping: { rows: [{ target: 'mail', source: 'email', required: true }] } },
  });
  const input = file('input.json', [{ email: 'a@example.com' }, { json: { email: null } }]);
  const { out } = await run(file('map.json', workflow), '--input', input, '--json');
  const { items, outputs } = (JSON.parse(out) as JsonResult).nodes.Node!;
  expect(items).toEqual([{ mail: 'a@example.com' }]);
  expect(outputs).toMatchObject([items, [{ item: { email: null } }]]);
});

test("without --credentials, the examples' are taken and the demo service is there", async () => {
  const { code, out } = await run(allUsers);
  expect(code).toBe(0);
  expect(out).toContain('All Users: 250 items');
  expect(out).toContain('250 records in 5 pages');
  expect(out).toContain('… and 245 more (--json prints all)');
});

test.each<[string, () => string[], RegExp]>([
  ['no file', () => [], /^Usage: npm run workflow -- FILE/],
  ['an unknown option', () => [allUsers, '--jsno'], /Unknown option '--jsno'[\s\S]*Usage:/],
  ['two files', () => ['a.json', 'b.json'], /One workflow at a time, please: a\.json, b\.json/],
  ['a missing file', () => ['missing.json'], /workflow file missing\.json: there is no such file/],
  ['bad JSON', () => [file('bad.json', '{')], /bad\.json is not valid JSON/],
  ['another document', () => [file('other.json', {})], /is not a workflow: it has no "nodes"/],
  [
    'encrypted credentials',
    () => [allUsers, '--credentials', file('e.json', [{ ...credential(), data: 'U2FsdGVk' }])],
    /the "data" of "demo" must be plain, not encrypted/,
  ],
  [
    'a credential without an id',
    () => [allUsers, '--credentials', file('i.json', [{ name: 'x' }])],
    /credential 1 needs "id", "name", "type" and "data"/,
  ],
  [
    'an unknown credential',
    () => [file('u.json', readOne('/me'))],
    /There is no credential "demo" of type apiIntegrationTokenApi; known: "Demo service: token"/,
  ],
  [
    'an unknown node type',
    () => [file('t.json', singleNode({ type: 'soap', parameters: {} }))],
    /Unknown node type "n8n-nodes-api-integration\.soap"; known: .*restApi.*fieldMapper/,
  ],
  [
    'input that is no list of items',
    () => [allUsers, '--input', file('n.json', [1])],
    /item 1 is not an object/,
  ],
])('%s ends it with 2 and a message', async (_what, args, message) => {
  const { code, out, err } = await run(...args());
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(message);
});
