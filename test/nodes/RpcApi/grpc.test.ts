import { readFileSync } from 'node:fs';
import { getParameters, searchMethods } from '../../../nodes/RpcApi/designMethods';
import { addReflection } from '../../support/grpc/addReflection';
import { type Probe, probeProto, startProbe } from '../../support/grpc/startProbe';
import { dataOf } from '../../support/runRestApi';
import { runRpcApi } from '../../support/runRpcApi';
import type { NodeSetup } from '../../support/runNode';

let probe: Probe;
afterEach(() => probe?.stop());

const start = async (version?: 'grpc.reflection.v1' | 'grpc.reflection.v1alpha') =>
  (probe = await startProbe(undefined, version && addReflection(version)));

const protoText = {
  methodsFrom: 'proto',
  protoFiles: { rows: [{ name: 'probe.proto', text: readFileSync(probeProto, 'utf8') }] },
};

/** Calls a method of the probe, described by its .proto text. */
const call = (
  method: string,
  params: unknown,
  parameters: Record<string, unknown> = {},
  rest: Partial<NodeSetup> = {},
) =>
  runRpcApi(
    probe,
    `probe.v1.Probe/${method}`,
    {
      resource: 'grpc',
      ...protoText,
      parametersJson: typeof params === 'string' ? params : JSON.stringify(params),
      ...parameters,
    },
    rest,
  );

const items = (...values: object[]) => values.map((json) => ({ json })) as NodeSetup['input'];

function design(parameters: Record<string, unknown>): never {
  const all: Record<string, unknown> = {
    authentication: 'none',
    resource: 'grpc',
    path: probe.url,
    methodsFrom: 'reflection',
    options: {},
    ...parameters,
  };
  return {
    getCurrentNodeParameter: (name: string) => all[name],
    getNode: () => ({ id: 'n1', name: 'RPC API', parameters: all }),
    helpers: {},
  } as never;
}

describe('the list of methods', () => {
  it.each(['grpc.reflection.v1', 'grpc.reflection.v1alpha'] as const)('comes from %s', async (version) => {
    await start(version);
    const { results } = await searchMethods.call(design({}));
    expect(results.map(({ value }) => value)).toEqual(
      ['Echo', 'Metadata', 'Fail', 'Hang', 'List', 'Count', 'Sum', 'Chat'].map(
        (name) => `probe.v1.Probe/${name}`,
      ),
    );
    expect(results[5]).toMatchObject({ description: 'Answers with a stream' });
    const { fields } = await getParameters.call(design({ method: 'probe.v1.Probe/Echo' }));
    expect(fields.map(({ id, type }) => [id, type])).toEqual([
      ['name', 'string'],
      ['bigNumber', 'string'],
      ['mood', 'options'],
      ['content', 'string'],
      ['at', 'dateTime'],
      ['metadata', 'object'],
      ['parts', 'array'],
      ['maybe', 'number'],
    ]);
    const { outputs } = await runRpcApi(probe, 'probe.v1.Probe/Echo', {
      resource: 'grpc',
      methodsFrom: 'reflection',
      parametersAs: 'fields',
      parameters: {
        mappingMode: 'defineBelow',
        value: { name: 'x', bigNumber: '9007199254740993', mood: 'BAD', metadata: { a: 'b' } },
      },
    });
    expect(dataOf(outputs[0])).toMatchObject([
      { name: 'x', bigNumber: '9007199254740993', mood: 'BAD', metadata: { a: 'b' } },
    ]);
  });

  it('says so when reflection is switched off, and offers .proto', async () => {
    await start();
    await expect(searchMethods.call(design({}))).rejects.toMatchObject({
      message: expect.stringContaining('server reflection is switched off') as string,
      description: expect.stringContaining('.proto') as string,
    });
  });

  it('says where a .proto text is wrong', async () => {
    await start();
    const protoFiles = {
      rows: [{ name: 'a.proto', text: 'syntax = "proto3";\nmessage A { strin x = 1; }' }],
    };
    await expect(searchMethods.call(design({ methodsFrom: 'proto', protoFiles }))).rejects.toMatchObject({
      message: expect.stringContaining('a.proto, line 2, column 13: the type strin is not defined') as string,
    });
  });
});

describe('calls', () => {
  it('go out one for each item', async () => {
    await start();
    const { outputs, report } = await call(
      'Echo',
      '={ "name": "{{ $json.name }}", "at": "2026-11-25T13:00:00+01:00" }',
      {},
      { input: items({ name: 'a' }, { name: 'b' }) },
    );
    expect(dataOf(outputs[0])).toEqual(
      ['a', 'b'].map((name) => ({
        name,
        bigNumber: '0',
        mood: 'MOOD_UNSPECIFIED',
        content: '',
        at: '2026-11-25T12:00:00Z',
        metadata: {},
        parts: [],
      })),
    );
    expect(report).toMatchObject({ status: 'complete', byStatus: { '200': 2 } });
  });

  it('carry metadata and a deadline, and may be compressed', async () => {
    await start();
    const { outputs } = await call(
      'Metadata',
      {},
      {
        options: {
          headers: { rows: [{ name: 'X-Tenant', value: 'a' }] },
          timeout: { group: { total: 30 } },
          compression: 'gzip',
          authority: 'api.example.com',
        },
      },
    );
    expect(dataOf(outputs[0])).toMatchObject([{ metadata: { 'x-tenant': 'a' } }]);
  });

  it('page through lists', async () => {
    await start();
    const { outputs, report } = await call(
      'List',
      { pageSize: 10 },
      { operation: 'getMany', returnAll: true },
    );
    expect(outputs[0]).toHaveLength(25);
    expect(report).toMatchObject({ status: 'complete', pages: 3, recordsAt: 'things' });
  });

  it('make an item of each message of a stream', async () => {
    await start();
    const all = await call('Count', { count: 5 });
    expect(all.outputs[0]!.map(({ json }) => json.name)).toEqual([1, 2, 3, 4, 5].map((n) => `thing ${n}`));
    expect(all.report).toMatchObject({ status: 'complete' });
    const some = await call(
      'Count',
      { count: 50, endless: true },
      { operation: 'getMany', returnAll: false, limit: 20 },
    );
    expect(some.outputs[0]).toHaveLength(20);
    expect(some.report).toMatchObject({ status: 'capped', reason: 'The limit of 20 messages was reached' });
    expect(some.report).not.toHaveProperty('resume');
  });

  it('keep what had come when a stream fails', async () => {
    await start();
    const { outputs, report, error } = await call('Count', { count: 3, code: 13 });
    expect(error).toBeUndefined();
    expect(outputs[0]).toHaveLength(3);
    expect(report).toMatchObject({
      status: 'partial',
      error: { code: 'SERVER_ERROR', message: 'The method reported INTERNAL: no more' },
    });
  });
});

describe('streams of items', () => {
  it('become one answer for all', async () => {
    await start();
    const input = items({ n: 1 }, { n: '9007199254740993' }, { n: 3 });
    const { outputs } = await call(
      'Sum',
      '={ "value": "{{ $json.n }}" }',
      { operation: 'sendStream' },
      { input },
    );
    expect(outputs[0]).toEqual([
      { json: { sum: '9007199254740997', numbers: 3 }, pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }] },
    ]);
    expect(probe.calls).toEqual({ sum: 1 });
  });

  it('are answered item by item, each before the next one goes out', async () => {
    await start();
    const input = items({ name: 'a' }, { name: 'b' }, { name: 'c' });
    const { outputs } = await call(
      'Chat',
      '={ "name": "{{ $json.name }}" }',
      { operation: 'sendStream' },
      { input },
    );
    expect(outputs[0]!.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual([
      ['re: a', { item: 0 }],
      ['re: b', { item: 1 }],
      ['re: c', { item: 2 }],
    ]);
    expect(probe.unanswered).toEqual([1, 1, 1]);
  });

  it('account for every item when they break off', async () => {
    await start();
    const input = items({ name: 'a' }, { name: 'fail' }, { name: 'c' });
    const { outputs } = await call(
      'Chat',
      '={ "name": "{{ $json.name }}" }',
      { operation: 'sendStream' },
      { input, onError: 'continueErrorOutput' },
    );
    expect(outputs[0]!.map(({ json }) => json.name)).toEqual(['re: a']);
    expect(outputs[1]!.map(({ json }) => json.error)).toMatchObject([
      {
        code: 'CONFLICT',
        message: 'The method reported FAILED_PRECONDITION: I do not like it',
        itemIndex: 1,
      },
      { code: 'CONFLICT', itemIndex: 2 },
    ]);
  });

  it('are for methods that take streams', async () => {
    await start();
    const { error } = await call('Echo', {}, { operation: 'sendStream' });
    expect(error).toMatchObject({ message: 'probe.v1.Probe/Echo takes one message, not a stream' });
  });
});

/** What goes wrong, and what is said about it. */
const failures: ReadonlyArray<[method: string, params: unknown, error: object]> = [
  ['Echo', [], { message: 'The message must be an object, not a list' }],
  ['Echo', '5', { message: '"Parameters (JSON)" is no object, but 5' }],
  ['Echo', { nam: 'x' }, { message: '"nam" is no field of probe.v1.Thing' }],
  ['Echo', { mood: 'UGLY' }, { message: '"mood" cannot be "UGLY"' }],
  ['Ecko', {}, { message: 'The description of the API has no method "probe.v1.Probe/Ecko"' }],
  [
    'Fail',
    { code: 3, message: 'no', retryAfter: 0 },
    { message: 'The method reported INVALID_ARGUMENT: no; name is too short' },
  ],
  ['Fail', { code: 5, message: 'gone', retryAfter: -1 }, { message: 'The method reported NOT_FOUND: gone' }],
  [
    'Fail',
    { code: 16, message: 'who?', retryAfter: -1 },
    { message: 'The method reported UNAUTHENTICATED: who?' },
  ],
  [
    'Fail',
    { code: 12, message: 'not here', retryAfter: -1 },
    { message: 'The method reported UNIMPLEMENTED: not here' },
  ],
];

describe('failures', () => {
  it.each(failures)('%s %j: %j', async (method, params, expected) => {
    await start();
    const { error } = await call(method, params);
    expect(error).toMatchObject(expected);
  });

  it('end by deadlines, which the server is told of', async () => {
    await start();
    const { error } = await call(
      'Hang',
      {},
      { options: { timeout: { group: { total: 0.1 } }, retry: { group: { maxAttempts: 1 } } } },
    );
    expect(error?.message).toMatch(/longer than 100 ms|DEADLINE_EXCEEDED/);
  });

  it('wait as long as RetryInfo says, and no longer than the user does', async () => {
    await start();
    const { error, report } = await call('Fail', { code: 8, message: 'too fast', retryAfter: 3600 });
    expect(error).toMatchObject({ message: expect.stringContaining('too fast') as string });
    expect(report ?? {}).toMatchObject({ error: { code: 'RATE_LIMITED', status: 429 } });
  });
});
