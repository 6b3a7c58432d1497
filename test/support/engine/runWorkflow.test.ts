import { existsSync } from 'node:fs';
import { type DemoService, startDemoService } from '../../../examples/demo-service';
import { runWorkflow, singleNode, type SingleNode } from '.';

// Loading n8n's engine takes a while on a busy machine.
jest.setTimeout(120_000);

let service: DemoService;
beforeAll(async () => {
  service = await startDemoService();
});
beforeEach(() => service.reset());
afterAll(() => service.stop());

const type = 'apiIntegrationTokenApi';

function callApi(parameters: SingleNode['parameters'], more: Partial<SingleNode> = {}) {
  return {
    workflow: singleNode({ type: 'restApi', parameters, credentials: { [type]: 'demo' }, ...more }),
    credentials: [{ id: 'demo', name: 'demo', type, data: { baseUrl: service.url, token: 'demo-token' } }],
  };
}

test('items, report, hints and time of each node are handed back', async () => {
  const { status, error, nodes } = await runWorkflow(callApi({ path: '/users' }));
  expect([status, error, Object.keys(nodes)]).toEqual(['success', undefined, ['Start', 'Node']]);
  const { outputs, report, hints, executionTime } = nodes.Node!;
  expect(outputs.map((items) => items.length)).toEqual([250]);
  expect(report).toMatchObject({ requests: 5, pagination: { style: 'linkHeader' } });
  expect(hints[0]!.message).toMatch(/^250 records/);
  expect(executionTime).toBeGreaterThanOrEqual(0);
});

test('a failing node stops the workflow', async () => {
  const { status, error, nodes } = await runWorkflow(callApi({ path: '/nothing', operation: 'getOne' }));
  expect(status).toBe('error');
  expect(error!.message).toContain('/nothing');
  expect(nodes.Node!.error).toMatchObject({ name: 'NodeApiError', httpCode: '404' });
});

const oneOfTwo = { path: '=/users/{{ $json.id }}', operation: 'getOne' };
const input = [{ json: { id: 7 } }, { json: { id: 'nobody' } }];

test('an error is an item of the regular output where the node continues with it', async () => {
  const run = callApi(oneOfTwo, { onError: 'continueRegularOutput' });
  const { status, nodes } = await runWorkflow({ ...run, input });
  expect(status).toBe('success');
  const [items] = nodes.Node!.outputs;
  expect(items!.map(({ json, pairedItem }) => [json.id ?? Object.keys(json), pairedItem])).toEqual([
    [7, { item: 0 }],
    [['error'], { item: 1 }],
  ]);
});

test('an error goes to the error output, with the item that caused it', async () => {
  const run = callApi(oneOfTwo, { onError: 'continueErrorOutput' });
  const { nodes } = await runWorkflow({ ...run, input });
  const [done, failed] = nodes.Node!.outputs;
  expect(done!.map(({ json }) => json.id)).toEqual([7]);
  expect(failed!.map(({ json }) => json)).toMatchObject([{ id: 'nobody', error: { status: 404 } }]);
});

test('files are kept in memory', async () => {
  const { nodes } = await runWorkflow(callApi({ path: '/files/logo.png', operation: 'download' }));
  const file = nodes.Node!.outputs[0]![0]!.binary!.data!;
  expect(file).toMatchObject({ fileName: 'logo.png', mimeType: 'image/png' });
  expect(Buffer.from(file.data, 'base64').subarray(1, 4).toString()).toBe('PNG');
});

test('an execution can be cancelled while a node waits for an answer', async () => {
  const stopped = new AbortController();
  const run = runWorkflow({ ...callApi({ path: '/broken/silent' }), signal: stopped.signal });
  while (service.requests.length === 0) await new Promise(setImmediate);
  stopped.abort();
  const { status, nodes } = await run;
  expect(status).not.toBe('success');
  expect(nodes.Node?.outputs ?? []).toEqual([]);
});

test('nothing of n8n stays on the disk', async () => {
  await runWorkflow(callApi({ path: '/me' }));
  expect(process.env.N8N_USER_FOLDER).toBeTruthy();
  expect(existsSync(process.env.N8N_USER_FOLDER!)).toBe(false);
});

test.each<[string, () => Promise<unknown>, RegExp]>([
  [
    'an unknown node type',
    () => runWorkflow({ workflow: singleNode({ type: 'soap', parameters: {} }) }),
    /Unknown node type "n8n-nodes-api-integration\.soap"; known: n8n-nodes-base\.manualTrigger, .*\.restApi/,
  ],
  [
    'an unknown credential',
    () => runWorkflow({ ...callApi({ path: '/me' }), credentials: [] }),
    /no credential "demo" of type apiIntegrationTokenApi; known: none/,
  ],
  ['an empty required parameter', () => runWorkflow(callApi({ path: '' })), /Parameter "Path" is required/],
  [
    'no trigger',
    () => runWorkflow({ workflow: { nodes: [], connections: {} } }),
    /no manual trigger \(n8n-nodes-base\.manualTrigger\)/,
  ],
])('%s keeps a workflow from starting', async (_what, run, message) => {
  await expect(run()).rejects.toThrow(message);
});
