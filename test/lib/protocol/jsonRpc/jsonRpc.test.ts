import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { batchDefaults } from '../../../../lib/plan/BatchSpec';
import type { JsonValue } from '../../../../lib/plan/json';
import type { Handler, Reply } from '../../../support/localServer';
import { jsonOf, startTestEngine, type TestEngine } from '../../../support/testEngine';

let engine: TestEngine;
afterEach(() => engine?.stop());

const cases = <Case>(name: string) =>
  JSON.parse(readFileSync(join(__dirname, '../../../cases/rpc', name), 'utf8')) as Case[];

interface SpecCase {
  readonly what: string;
  readonly method: string;
  readonly params?: JsonValue;
  readonly version?: string;
  readonly isNotification?: boolean;
  readonly request: object;
  readonly status?: number;
  readonly reply?: unknown;
  readonly json?: object[];
  readonly code?: string;
  readonly data?: unknown;
  readonly warning?: string;
}

describe('the examples of the specification, and what servers make of them', () => {
  it.each(cases<SpecCase>('jsonRpcSpec.json'))('$what', async (spec) => {
    const { method, params, version = '2.0', isNotification = false, status = 200 } = spec;
    engine = await startTestEngine(() =>
      spec.reply === undefined ? { status: 204 } : { status, json: spec.reply },
    );
    const result = await engine.run({
      protocol: 'jsonRpc',
      call: { version, isNotification },
      request: {
        method: 'POST',
        url: '/rpc',
        body: { kind: 'json', value: { method, ...(params !== undefined && { params }) } },
      },
      recordsAt: '$',
      pagination: { style: 'none' },
      retry: { maxAttempts: 1 },
    });
    expect(engine.server.requests.map(({ json }) => json())).toEqual([spec.request]);
    expect(result.failure?.code).toBe(spec.code);
    if (spec.json) expect(jsonOf(result)).toEqual(spec.json);
    if (spec.data) expect(result.failure?.detail.body).toMatchObject({ data: spec.data });
    expect(result.report.warnings).toEqual(spec.warning === undefined ? [] : [spec.warning]);
  });
});

const sendCalls = (count: number, maxItems = 50, call = {}) =>
  engine.sendMany(
    {
      protocol: 'jsonRpc',
      call,
      request: { method: 'POST', url: '/rpc' },
      batch: { ...batchDefaults, strategy: 'rpcCalls', maxItems, onRefusal: 'fail' },
    },
    Array.from({ length: count }, (_, n) => ({ value: { method: 'echo', params: [n] }, settings: {} })),
  );

interface BatchCase {
  readonly what: string;
  readonly calls: number;
  readonly status?: number;
  readonly reply?: unknown;
  readonly text?: string;
  readonly type?: string;
  /** An output, or the code of a failure. */
  readonly outcomes: ReadonlyArray<object | string>;
  readonly warning?: string;
}

const outcomesOf = ({ outcomes }: Awaited<ReturnType<typeof sendCalls>>) =>
  outcomes.map((outcome) => outcome?.failure?.code ?? outcome?.outputs[0]?.json);

describe('batches', () => {
  it.each(cases<BatchCase>('jsonRpcBatches.json'))('understand $what', async (each) => {
    const { status = 200, reply, text, type = 'application/json' } = each;
    const answer: Reply =
      text === undefined
        ? { status, json: reply }
        : { status, headers: { 'content-type': type }, body: text };
    engine = await startTestEngine(() => answer);
    const result = await sendCalls(each.calls);
    expect(outcomesOf(result)).toEqual(each.outcomes);
    expect(engine.server.requests).toHaveLength(1);
    if (each.warning !== undefined) expect(result.report.warnings).toEqual([each.warning]);
  });

  it('keep error.data', async () => {
    engine = await startTestEngine(() => ({
      json: [
        { jsonrpc: '2.0', error: { code: 5, message: 'no', data: { why: 'x' } }, id: 1 },
        { jsonrpc: '2.0', result: 1, id: 2 },
      ],
    }));
    const { outcomes } = await sendCalls(2);
    expect(outcomes[0]?.failure?.detail.body).toEqual({ code: 5, message: 'no', data: { why: 'x' } });
  });

  it('of notifications are done when nothing comes back', async () => {
    engine = await startTestEngine(() => ({ status: 204 }));
    const result = await sendCalls(3, 50, { isNotification: true });
    expect(outcomesOf(result)).toEqual([{ success: true }, { success: true }, { success: true }]);
    expect(engine.server.requests[0]!.json()).toEqual(
      [0, 1, 2].map((n) => ({ jsonrpc: '2.0', method: 'echo', params: [n] })),
    );
  });
});

/** Takes single calls only; whatever it makes of a list comes from outside. */
const singlesOnly =
  (onList: Reply): Handler =>
  ({ json }) => {
    const call = json() as { id: number; params: [number] };
    return Array.isArray(call) ? onList : { json: { jsonrpc: '2.0', result: call.params[0], id: call.id } };
  };

const error = (code: number) => ({ jsonrpc: '2.0', error: { code, message: 'no' }, id: null });

describe('a server that takes no batches', () => {
  it.each<[string, Reply]>([
    ['a parse error', { json: error(-32700) }],
    ['an invalid request', { json: error(-32600) }],
    ['an invalid request with status 400', { status: 400, json: error(-32600) }],
    ['an internal error with status 500', { status: 500, json: error(-32603) }],
    ['a list of one invalid request', { json: [error(-32600)] }],
    ['an invalid request for each call', { json: [error(-32600), error(-32600), error(-32600)] }],
  ])('that answers with %s gets the calls one by one', async (_what, onList) => {
    engine = await startTestEngine(singlesOnly(onList));
    const result = await sendCalls(3);
    expect(outcomesOf(result)).toEqual([{ result: 0 }, { result: 1 }, { result: 2 }]);
    expect(engine.server.requests).toHaveLength(4);
    expect(result.report.warnings).toEqual(['The API takes no batches, so the calls were sent one by one.']);
  });

  it('is remembered, for an hour', async () => {
    engine = await startTestEngine(singlesOnly({ json: error(-32600) }));
    await sendCalls(3, 2);
    const lists = () => engine.server.requests.filter(({ json }) => Array.isArray(json())).length;
    expect(lists()).toBe(1);
    await sendCalls(3);
    expect(lists()).toBe(1);
    await engine.clock.advance(60 * 60_000);
    await sendCalls(3);
    expect(lists()).toBe(2);
  });

  it('that answers one of the calls gets the others, and that one not again', async () => {
    engine = await startTestEngine(singlesOnly({ json: { jsonrpc: '2.0', result: 'first', id: 1 } }));
    const result = await sendCalls(3);
    expect(outcomesOf(result)).toEqual([{ result: 'first' }, { result: 1 }, { result: 2 }]);
    expect(engine.server.requests).toHaveLength(3);
  });
});

describe('repetition', () => {
  const plan = (idempotent: boolean) => ({
    protocol: 'jsonRpc',
    request: {
      method: 'POST' as const,
      url: '/rpc',
      body: { kind: 'json' as const, value: { method: 'pay' } },
    },
    recordsAt: '$',
    pagination: { style: 'none' },
    retry: { idempotent },
  });
  const once = (first: Reply): Handler => {
    let asked = 0;
    return () => (asked++ === 0 ? first : { json: { jsonrpc: '2.0', result: 'paid', id: 1 } });
  };
  const internal = { status: 500, json: { jsonrpc: '2.0', error: { code: -32603, message: 'no' }, id: 1 } };
  const limited = { json: { jsonrpc: '2.0', error: { code: -32005, message: 'slow down' }, id: 1 } };

  it('does not happen after a failure that may have been processed', async () => {
    engine = await startTestEngine(once(internal));
    expect((await engine.run(plan(false))).failure?.code).toBe('SERVER_ERROR');
    expect(engine.server.requests).toHaveLength(1);
  });

  it('happens when the user says that it does no harm', async () => {
    engine = await startTestEngine(once(internal));
    expect(jsonOf(await engine.run(plan(true)))).toEqual([{ result: 'paid' }]);
  });

  it.each<[string, Reply]>([
    ['429', { status: 429, headers: { 'retry-after': '1' } }],
    ['503 with a time', { status: 503, headers: { 'retry-after': '1' } }],
    ['the code of a limit', limited],
  ])('happens after %s, since nothing was processed', async (_what, first) => {
    engine = await startTestEngine(once(first));
    expect(jsonOf(await engine.run(plan(false)))).toEqual([{ result: 'paid' }]);
    expect(engine.server.requests).toHaveLength(2);
  });
});
