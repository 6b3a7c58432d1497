import type { PlanInput } from '../../../lib/plan/RequestPlan';
import { type Handler, type LocalServer, type Reply, startServer } from '../../support/localServer';
import { jsonOf, startTestEngine, type TestEngine } from '../../support/testEngine';

let engine: TestEngine;
let storage: LocalServer | undefined;
afterEach(async () => {
  await engine?.stop();
  await storage?.stop();
  storage = undefined;
});

const records = [{ id: 1 }, { id: 2 }, { id: 3 }];
const accepted: Reply = { status: 202, headers: { location: '/jobs/7' } };

/** POST /exports starts the job; GET /jobs/7 answers with one state after the other, the last again and again. */
const start = async (
  states: readonly Reply[],
  first: Reply = accepted,
  others: Handler = () => ({ json: records }),
) => {
  let polls = 0;
  engine = await startTestEngine((request, response) => {
    if (request.method === 'POST' || request.method === 'PUT') return first;
    if (request.path === '/jobs/7') return states[Math.min(polls++, states.length - 1)]!;
    return others(request, response);
  });
};
const run = (plan: Partial<PlanInput> = {}) =>
  engine.run({ request: { method: 'POST', url: '/exports', body: { kind: 'json', value: {} } }, ...plan });
/** Sleeps between polls; those of 10 s and 60 s are the transport's deadlines. */
const waits = () => engine.clock.sleeps.filter((ms) => ms !== 10_000 && ms !== 60_000);
const asked = () => engine.server.requests.map(({ method, url }) => `${method} ${url}`);

const running: Reply = { json: { status: 'InProgress' } };
const done: Reply = { json: { status: 'Succeeded', downloadUrl: '/files/7' } };

describe('a job that was accepted with 202', () => {
  it('is polled to its end, and its result is read like any answer', async () => {
    await start([{ status: 202 }, running, done]);
    const result = await run();
    expect(jsonOf(result)).toEqual(records);
    expect(asked()).toEqual(['POST /exports', 'GET /jobs/7', 'GET /jobs/7', 'GET /jobs/7', 'GET /files/7']);
    expect(result.report).toMatchObject({
      status: 'complete',
      job: { polls: 3, state: 'Succeeded', waitedMs: 7000 },
    });
  });

  it.each<[string, Reply, Reply[], string]>([
    [
      'Azure-AsyncOperation',
      { status: 202, headers: { 'azure-asyncoperation': '/jobs/7', location: '/files/7' } },
      [{ json: { status: 'Crunching' } }, { json: { status: 'Succeeded' } }],
      '/files/7',
    ],
    [
      'Operation-Location',
      { status: 202, headers: { 'operation-location': '/jobs/7' } },
      [running, { json: { status: 'Succeeded', resourceLocation: '/files/7' } }],
      '/files/7',
    ],
    [
      'a status URL in the body',
      { status: 202, json: { id: 7, statusUrl: '/jobs/7' } },
      [running, { json: { status: 'done', result_url: '/files/7' } }],
      '/files/7',
    ],
    [
      '303 See Other at the end',
      accepted,
      [{ status: 202 }, { status: 303, headers: { location: '/files/7' } }],
      '/files/7',
    ],
    [
      'Location on the last answer',
      accepted,
      [{ json: { state: 'running' } }, { json: { state: 'finished' }, headers: { location: '/files/7' } }],
      '/files/7',
    ],
  ])('is understood by %s', async (_name, first, states, resultAt) => {
    await start(states, first);
    const result = await run();
    expect(jsonOf(result)).toEqual(records);
    expect(asked().at(-1)).toBe(`GET ${resultAt}`);
  });

  it('may answer with the result where its state was', async () => {
    await start([{ status: 202 }, { json: { data: records } }]);
    expect(jsonOf(await run())).toEqual(records);
  });

  it('leads back to what was written, where Azure says no more than "Succeeded"', async () => {
    await start(
      [{ json: { status: 'Succeeded' } }],
      { status: 202, headers: { 'azure-asyncoperation': '/jobs/7' } },
      () => ({ json: { name: 'vm1' } }),
    );
    const result = await run({
      request: { method: 'PUT', url: '/machines/1', body: { kind: 'json', value: {} } },
    });
    expect(jsonOf(result)).toEqual([{ name: 'vm1' }]);
    expect(asked().at(-1)).toBe('GET /machines/1');
  });

  it('has a result that is paged as usual', async () => {
    await start([done], accepted, ({ query }) =>
      query.has('page')
        ? { json: { data: [{ id: 3 }], next: null } }
        : { json: { data: [{ id: 1 }, { id: 2 }], next: '/files/7?page=2' } },
    );
    expect(jsonOf(await run())).toEqual(records);
    expect(asked().slice(-2)).toEqual(['GET /files/7', 'GET /files/7?page=2']);
  });

  it('without an address for its state is an answer like any other', async () => {
    await start([], { status: 202, json: { queued: true } });
    expect(jsonOf(await run())).toEqual([{ queued: true }]);
  });

  it('is left alone when waiting is switched off', async () => {
    await start([done], { ...accepted, json: { id: 7 } });
    expect(jsonOf(await run({ job: { mode: 'off' } }))).toEqual([{ id: 7 }]);
    expect(asked()).toEqual(['POST /exports']);
  });
});

describe('the waits', () => {
  it('grow from a second to half a minute', async () => {
    await start([...Array<Reply>(6).fill(running), done]);
    await run();
    expect(waits()).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000]);
  });

  it('are those that the API states, in seconds or as a date, also on a success', async () => {
    await start([], accepted);
    await engine.stop();
    let polls = 0;
    engine = await startTestEngine(({ method, path }) => {
      const later = new Date(engine.clock.now() + 20_000).toUTCString();
      if (method === 'POST') return { ...accepted, headers: { ...accepted.headers, 'retry-after': '7' } };
      if (path !== '/jobs/7') return { json: records };
      return polls++ === 0
        ? { ...running, headers: { 'retry-after': later, date: new Date(engine.clock.now()).toUTCString() } }
        : done;
    });
    await run();
    expect(waits()).toEqual([7000, 20000]);
  });

  it('are those that the user set', async () => {
    await start([running, running, done]);
    await run({ job: { pollIntervalMs: 5000 } });
    expect(waits()).toEqual([5000, 5000, 5000]);
  });

  it('end at once when the execution is cancelled', async () => {
    await start([running]);
    engine.clock.autoAdvance = false;
    const cancel = new AbortController();
    const ending = engine.run(
      { request: { method: 'POST', url: '/exports' } },
      {},
      { signal: cancel.signal },
    );
    while (waits().length === 0) await new Promise((resolve) => setImmediate(resolve));
    cancel.abort();
    expect((await ending).failure).toMatchObject({ code: 'CANCELLED' });
  });
});

describe('a job that fails', () => {
  it("ends the run with the API's own words", async () => {
    await start([
      running,
      {
        json: {
          id: 7,
          status: 'failed',
          description: 'An export',
          error: { code: 'X', message: 'disk full' },
        },
      },
    ]);
    const { failure, report } = await run();
    expect(failure).toMatchObject({ code: 'JOB_FAILED', message: 'The job ended as "failed": disk full' });
    expect(failure?.detail.resume).toBeUndefined();
    expect(report).toMatchObject({ status: 'failed', job: { polls: 2, state: 'failed' } });
  });

  it('is told from one whose state could not be asked for', async () => {
    await start([{ status: 404, json: { message: 'no such job' } }]);
    expect((await run()).failure).toMatchObject({ code: 'NOT_FOUND', detail: { status: 404 } });
  });
});

describe('a job that takes too long', () => {
  it('ends the run with a cursor that goes on waiting for the same job', async () => {
    await start([running]);
    const { failure, report } = await run({ job: { maxWaitMs: 10_000 } });
    expect(failure).toMatchObject({ code: 'JOB_TIMEOUT', message: expect.stringContaining('10 s') });
    expect(report.job).toMatchObject({ waitedMs: 10_000 });

    const before = engine.server.requests.length;
    const again = await run({ job: { maxWaitMs: 5_000 }, pagination: { resumeFrom: report.resume } });
    expect(again.failure?.code).toBe('JOB_TIMEOUT');
    expect(asked().slice(before)).not.toContain('POST /exports');
    expect(again.report.resume).toBeDefined();
  });

  it('is read to the end from that cursor, which knows what an unknown state means', async () => {
    const states = [...Array<Reply>(5).fill({ json: { status: 'crunching' } }), done];
    await start(states, { status: 202, headers: { 'operation-location': '/jobs/7' } });
    const { report } = await run({ job: { maxWaitMs: 3_000 } });
    const again = await run({ pagination: { resumeFrom: report.resume } });
    expect(jsonOf(again)).toEqual(records);
    expect(asked().filter((line) => line.startsWith('POST'))).toHaveLength(1);
  });

  it('fails before a stated wait that would be too long, and says when to come back', async () => {
    await start([], { ...accepted, headers: { ...accepted.headers, 'retry-after': '3600' } });
    const { failure } = await run();
    expect(failure).toMatchObject({
      code: 'JOB_TIMEOUT',
      detail: { retryAt: engine.clock.now() + 3_600_000 },
    });
    expect(waits()).toEqual([]);
  });

  it('leaves a cursor, too, when the run is capped within the result', async () => {
    await start([done]);
    const { report } = await run({ pagination: { maxRecords: 2 } });
    expect(report.status).toBe('capped');
    const rest = await run({ pagination: { resumeFrom: report.resume } });
    expect(jsonOf(rest)).toEqual([{ id: 3 }]);
    expect(asked().filter((line) => line.startsWith('POST'))).toHaveLength(1);
  });
});

describe('the credential', () => {
  it('stays away from a result on another server', async () => {
    storage = await startServer(() => ({ json: records }));
    await start([{ json: { status: 'done', downloadUrl: `${storage.origin}/7?X-Amz-Signature=abc` } }]);
    const plan = {
      request: { method: 'POST', url: '/exports', headers: [{ name: 'X-Tenant', value: 't' }] },
    } as const;
    const result = await engine.run(plan);
    expect(jsonOf(result)).toEqual(records);
    const { headers } = storage.requests[0]!;
    expect(headers.authorization).toBeUndefined();
    expect(headers['x-tenant']).toBeUndefined();
    expect(JSON.stringify(result.report)).not.toContain('abc');
  });

  it('is never asked to follow a state to another server', async () => {
    storage = await startServer(() => done);
    await start([], { status: 202, headers: { location: `${storage.origin}/jobs/7` } });
    expect((await run()).failure).toMatchObject({ code: 'ORIGIN_NOT_ALLOWED' });
    expect(storage.requests).toHaveLength(0);
  });
});

describe('by settings', () => {
  const job = {
    mode: 'settings',
    statusPath: 'job.phase',
    doneValues: ['OK'],
    failedValues: ['KO'],
  } as const;

  it('an answer with a state and an id is enough', async () => {
    const phase = (word: string): Reply => ({ json: { job: { phase: word, id: 7 } } });
    await start([phase('Baking'), phase('ok')], phase('Mixing'), ({ path }) => ({ json: [{ path }] }));
    const result = await run({
      job: { ...job, statusUrl: '/jobs/{job.id}', resultUrl: '/jobs/{job.id}/results' },
    });
    expect(jsonOf(result)).toEqual([{ path: '/jobs/7/results' }]);
    expect(result.report.job).toMatchObject({ polls: 2, state: 'ok' });
  });

  it('a state that the user calls failure is one', async () => {
    await start([{ json: { job: { phase: 'KO' } } }], {
      status: 201,
      json: { job: { phase: 'new', id: 7 } },
    });
    const { failure } = await run({ job: { ...job, statusUrl: '/jobs/{job.id}' } });
    expect(failure).toMatchObject({ code: 'JOB_FAILED', message: 'The job ended as "KO"' });
  });

  it('a read is asked again until it is ready', async () => {
    let reads = 0;
    await start([], accepted, () => ({
      json: ++reads < 3 ? { status: 'pending' } : { status: 'ready', data: records },
    }));
    const result = await run({ request: { url: '/report' }, job: { mode: 'settings' } });
    expect(jsonOf(result)).toEqual(records);
    expect(reads).toBe(3);
  });

  it('a template that finds nothing is told', async () => {
    await start([], { json: { job: { phase: 'new' } } });
    const { failure } = await run({ job: { ...job, statusUrl: '/jobs/{job.id}' } });
    expect(failure).toMatchObject({ code: 'INVALID_SETTING', detail: { field: 'Status URL' } });
  });

  it('an answer without a state is the data itself', async () => {
    await start([]);
    expect(jsonOf(await run({ request: { url: '/list' }, job: { mode: 'settings' } }))).toEqual(records);
  });
});
