import type { IDataObject } from 'n8n-workflow';
import { type Handler, type LocalServer, startServer } from '../../support/localServer';
import { dataOf as data, items, runRestApi } from '../../support/runRestApi';
import type { NodeSetup } from '../../support/runNode';

let server: LocalServer;
let memory: { staticData?: IDataObject };
beforeEach(() => (memory = {}));
afterEach(() => server?.stop());

const start = async (handler: Handler) => (server = await startServer(handler));
const group = { field_parameter: 'since', field_lookback: 0 };
const run = (incremental: object = group, parameters: object = {}, rest: Partial<NodeSetup> = {}) =>
  runRestApi(
    server,
    { options: { incremental: { group: incremental } }, ...parameters },
    { mode: 'trigger', memory, ...rest },
  );
const asked = () => server.requests.map(({ url }) => url);

const growing: Handler = ({ path, query }) => {
  const since = Number(query.get('since') ?? 0);
  const all = path === '/a' || path === '/users' ? [1, 2] : [7];
  return { json: all.filter((id) => id >= since).map((id) => ({ id })) };
};

describe('Only New Since Last Run', () => {
  it('keeps the position in the static data of the node and goes on there', async () => {
    await start(growing);
    expect(data((await run()).outputs[0])).toEqual([{ id: 1 }, { id: 2 }]);
    const second = await run();
    expect(data(second.outputs[0])).toEqual([]);
    expect(asked()).toEqual(['/users', '/users?since=2']);
    expect(second.hints[0]?.message).toContain('Only what is new since 2, 1 known one left out.');
    expect(second.hints).toHaveLength(1);
  });

  it('says on a manual run that n8n will not keep it', async () => {
    await start(growing);
    const { hints } = await run(group, {}, { mode: 'manual' });
    expect(hints.map(({ message }) => message)).toContainEqual(expect.stringContaining('manual run'));
  });

  it('keeps a position of its own for each item', async () => {
    await start(growing);
    const parameters = { path: '={{ $json.path }}' };
    const input = items({ path: '/a' }, { path: '/b' });
    await run(group, parameters, { input });
    await run(group, parameters, { input });
    expect(asked()).toEqual(['/a', '/b', '/a?since=2', '/b?since=7']);
  });

  it('moves on for no item when one of them stops the workflow', async () => {
    await start((request, response) =>
      request.path === '/b' ? { status: 404 } : growing(request, response),
    );
    const parameters = { path: '={{ $json.path }}' };
    const { error } = await run(group, parameters, { input: items({ path: '/a' }, { path: '/b' }) });
    expect(error).toBeDefined();
    await run(group, parameters, { input: items({ path: '/a' }) });
    expect(asked().at(-1)).toBe('/a');
  });

  it('starts over when told to', async () => {
    await start(growing);
    await run();
    expect(data((await run({ ...group, startOver: '={{ true }}' })).outputs[0])).toHaveLength(2);
  });

  it('holds no secret', async () => {
    await start(growing);
    await run();
    expect(JSON.stringify(memory)).toContain('highest');
    expect(JSON.stringify(memory)).not.toContain('T0ken-5ecret');
  });
});

describe('Wait for Job', () => {
  const job = {
    group: { mode: 'settings', statusUrl: '/jobs/{id}', doneValues: 'all done', pollInterval: 0.01 },
  };
  const exporting: Handler = ({ method, path }) => {
    if (method === 'POST') return { json: { id: 5, status: 'new' } };
    return path === '/jobs/5'
      ? { json: { status: 'All Done', downloadUrl: '/files/5' } }
      : { json: [{ id: 1 }] };
  };

  it('waits as the form says and says how long', async () => {
    await start(exporting);
    const { outputs, hints, report } = await run(
      {},
      { operation: 'send', bodyKind: 'none', options: { job } },
    );
    expect(data(outputs[0])).toEqual([{ id: 1 }]);
    expect(report).toMatchObject({ job: { polls: 1, state: 'All Done' } });
    expect(hints[0]?.message).toContain('for the job (1 poll)');
  });

  it('goes on from the cursor of a write that took too long', async () => {
    await start(({ method }) =>
      method === 'POST' ? { json: { id: 5, status: 'new' } } : { json: { status: 'busy' } },
    );
    const hasty = { group: { ...job.group, longestWait: 0.02 } };
    const send = { operation: 'send', bodyKind: 'none' };
    const { error } = await run({}, { ...send, options: { job: hasty } });
    const cursor = /Resume From: (\S+)/.exec(error?.description ?? '')?.[1];
    expect(cursor).toBeDefined();
    await run({}, { ...send, options: { job: hasty, resumeFrom: cursor } });
    expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});
