import type { IExecuteFunctions } from 'n8n-workflow';
import { RpcApi } from '../../../nodes/RpcApi/RpcApi.node';
import { undecided } from '../../../nodes/shared/parameters/itemPath';
import { plainExpression, plainPath } from '../../../nodes/shared/parameters/plainExpression';
import { readMapper, readParameter } from '../../../nodes/shared/parameters/readParameter';
import { runNode } from '../../support/runNode';

const items = [
  {
    n: 7,
    'odd name': 'x',
    text: 'a "quoted" {{ text }}',
    empty: '',
    yes: true,
    no: false,
    zero: 0,
    nothing: null,
    list: [1, { deep: 'd' }, []],
    object: { a: { b: 'c' }, list: [1, 2] },
    $id: 5,
    ünï: 'ö',
  },
  { n: 'seven', object: 'no object', list: 'no list' },
  {},
];

/** Runs `work` inside of a node, with all that n8n gives to it. */
async function inNode<Result>(
  parameters: object,
  work: (context: IExecuteFunctions) => Result | Promise<Result>,
): Promise<Result> {
  let result: Result | undefined;
  const execute = jest.spyOn(RpcApi.prototype, 'execute').mockImplementation(async function (
    this: IExecuteFunctions,
  ) {
    result = await work(this);
    return [[]];
  });
  const { error } = await runNode({
    type: 'rpcApi',
    parameters: {
      authentication: 'none',
      resource: 'jsonRpc',
      method: { __rl: true, mode: 'name', value: 'm' },
      parametersAs: 'json',
      ...parameters,
    },
    input: items.map((json) => ({ json })),
  });
  execute.mockRestore();
  if (error) throw error;
  return result as Result;
}

describe('an expression that only reads $json gives what n8n gives', () => {
  test.each([
    '={{ $json }}',
    '={{$json.n}}',
    '={{ $json.text }}',
    '={{ $json["odd name"] }}',
    "={{ $json['odd name'] }}",
    '={{ $json.list[1].deep }}',
    '={{ $json.list.length }}',
    '={{ $json.list.length }}',
    '={{ $json.object.a.b }}',
    '={{ $json.object.a.missing }}',
    '={{ $json.missing }}',
    '={{ $json.nothing }}',
    '={{ $json.$id }}',
    '={{ $json.ünï }}',
    '={{ { n: $json.n } }}',
    '={{ { "n": $json.n, \'two words\': [1, -2.5, "t", true, null, $json.list], in: { no: $json.no } } }}',
    '={{ { n: $json.missing } }}',
    '={{ [$json.n, $json.object] }}',
    '={ "n": {{ $json.n }}, "t": "{{ $json.empty }}" }',
    '=/users/{{ $json.n }}/of/{{$json["odd name"]}}',
    '={{ $json.n }}{{ $json.yes }}{{ $json.zero }}',
    '= {{ $json.n }}',
    '={{ $json.n }} ',
    '={{ $json.n }}\n',
    '=a {{ $json.no }} b',
    '=a {{ $json.object }} b',
    '=a {{ $json.list }} b',
    '=a {{ $json.text }} b',
  ])('%s', async (raw) => {
    const read = plainExpression(raw)!;
    expect(read).toBeDefined();
    const both = await inNode({}, (context) =>
      items.map((json, index) => [read(json), context.evaluateExpression(raw.slice(1), index)]),
    );
    const decided = both.filter(([own]) => own !== undecided);
    expect(decided.length).toBeGreaterThan(0);
    expect(decided.map(([own]) => own)).toStrictEqual(decided.map(([, theirs]) => theirs));
  });
});

test.each([
  '={{ $json.list[9] }}',
  '={{ $json.text.length }}',
  '={{ $json.missing.too }}',
  '={{ $json.nothing.more }}',
  '={{ $json.toString }}',
  '=a {{ $json.nothing }} b',
  '=a {{ $json.missing }} b',
  '=a {{ $json.object }} b',
  '={{ [$json.text.length] }}',
  '={{ { n: $json.nothing.more } }}',
])('%s of an item is left to n8n', (raw) => {
  expect(plainExpression(raw)!(items[0])).toBe(undecided);
});

it('leaves what JSON does not have to n8n', () => {
  const read = plainExpression('={{ $json.in }}')!;
  expect(read({ in: { at: new Date() } })).toBe(undecided);
  expect(read({ in: [new Map()] })).toBe(undecided);
});

test.each([
  '={{ $json.n + 1 }}',
  '={{ $json.name.toUpperCase() }}',
  '={{ $json?.n }}',
  '={{ $json.n ?? 1 }}',
  '={{ $json.list[0 }}',
  '={{ $json["a\\"b"] }}',
  '={{ $json[key] }}',
  '={{ $jsonish }}',
  '={{ $node["A"].json.n }}',
  '={{ { n: $json.n + 1 } }}',
  '={{ { ...$json } }}',
  '={{ { __proto__: $json } }}',
  '={{ [1,] }}',
  '={{ }}',
  '=\\{{ $json.n }}',
  '=a {{ $json.n }} {{ $now }}',
  '=a {{ $json.n + 1 }}',
  '=text',
  '={{ 08 }}',
])('%s is left to n8n', (raw) => {
  expect(plainExpression(raw)).toBeUndefined();
});

it('tells the path of an expression that is nothing else', () => {
  expect(plainPath('={{ $json.a["b c"][0] }}')).toBe('a["b c"][0]');
  expect(plainPath('={{ $json }}')).toBe('');
  expect(plainPath('= {{ $json.a }}')).toBeUndefined();
  expect(plainPath('={{ $json.a.b() }}')).toBeUndefined();
});

describe('a parameter', () => {
  const parameters = {
    path: '/rpc',
    parametersJson: '={{ $json.object.a }}',
    method: { __rl: true, mode: 'name', value: '={{ $json.n }}' },
    options: { headers: { rows: [{ name: 'a', value: '={{ $json.n }}' }] } },
  };
  const names = ['path', 'parametersJson', 'method', 'options', 'options.headers', 'nothing'];

  it('is what n8n reads, for each item', async () => {
    const both = await inNode(parameters, (context) =>
      names.flatMap((name) =>
        items.map((_, index) => [
          readParameter(context, name, index, 'fallback'),
          context.getNodeParameter(name, index, 'fallback'),
        ]),
      ),
    );
    expect(both.map(([own]) => own)).toStrictEqual(both.map(([, theirs]) => theirs));
  });

  it('that is missing is what each who asks calls it', async () => {
    const words = await inNode(parameters, (context) =>
      ['a', 'b'].map((fallback) => readParameter(context, 'nothing', 0, fallback)),
    );
    expect(words).toEqual(['a', 'b']);
  });

  it('is evaluated by n8n only where that is needed', async () => {
    const asked = await inNode(parameters, (context) => {
      const ask = jest.spyOn(context, 'getNodeParameter');
      for (const index of [0, 0, 0])
        for (const name of ['path', 'parametersJson']) readParameter(context, name, index);
      return ask.mock.calls.filter((call) => call[3] === undefined).map(([name]) => name);
    });
    expect(asked).toEqual(['path']);
  });

  it('leaves the items as they are', async () => {
    const isSame = await inNode(parameters, (context) => {
      const value = readParameter(context, 'parametersJson', 0);
      return value === context.getInputData()[0]!.json.object;
    });
    expect(isSame).toBe(false);
  });
});

describe('the fields of a resource mapper', () => {
  const field = (id: string, type: string) => ({
    id,
    displayName: id,
    type,
    required: false,
    defaultMatch: false,
    display: true,
    canBeUsedToMatch: false,
    ...(type === 'options' && { options: [{ name: 'x', value: 'x' }] }),
  });
  const types = ['string', 'number', 'boolean', 'dateTime', 'array', 'object', 'options'];
  const mapper = (value: object) => ({
    parametersAs: 'fields',
    parameters: { mappingMode: 'defineBelow', value, schema: Object.keys(value).map((id) => field(id, id)) },
  });
  const outcome = (work: () => unknown): unknown => {
    try {
      return JSON.parse(JSON.stringify(work()));
    } catch (error) {
      return (error as Error).message;
    }
  };

  test.each([
    '={{ $json.n }}',
    '={{ $json.yes }}',
    '={{ $json.list }}',
    '={{ $json.object }}',
    '={{ $json["odd name"] }}',
    '={{ $json.missing }}',
    '={{ $json.nothing }}',
    '={{ $json.nothing.more }}',
    '=2026-01-0{{ $json.n }}',
    '={{ $json.n + 1 }}',
  ])('have the type that n8n gives them: %s', async (value) => {
    for (const type of types) {
      const both = await inNode(mapper({ [type]: value }), (context) =>
        items.map((_, index) => [
          outcome(() => readMapper(context, 'parameters', index)),
          outcome(() => context.getNodeParameter('parameters.value', index, {})),
        ]),
      );
      expect(both.map(([own]) => own)).toStrictEqual(both.map(([, theirs]) => theirs));
    }
  });

  it('have the type that n8n gives to what was typed in', async () => {
    const typedIn = {
      string: 'x',
      number: '7',
      boolean: 'true',
      dateTime: '2026-01-07',
      array: '[1]',
      object: '{"a":1}',
      options: 'x',
    };
    const [own, theirs] = await inNode(mapper(typedIn), (context) => [
      outcome(() => readMapper(context, 'parameters', 1)),
      outcome(() => context.getNodeParameter('parameters.value', 1, {})),
    ]);
    expect(own).toStrictEqual(theirs);
  });

  it('are evaluated by n8n only where that is needed', async () => {
    const fields = mapper({ string: '={{ $json.n }}', number: 5, object: '={ "a": {{ $json.n }} }' });
    const asked = await inNode(fields, (context) => {
      const ask = jest.spyOn(context, 'getNodeParameter');
      readMapper(context, 'parameters', 0);
      return ask.mock.calls.filter((call) => call[3] === undefined);
    });
    expect(asked).toEqual([]);
  });
});
