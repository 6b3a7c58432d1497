import { type DemoService, startDemoService } from '../../../examples/demo-service';
import { graphQlHandler } from '../../support/graphql/graphQlHandler';
import { trackerResolvers } from '../../support/graphql/trackerResolvers';
import { trackerSchema, trackerSdl } from '../../support/graphql/trackerSchema';
import { type Handler, type LocalServer, startServer } from '../../support/localServer';
import { asked, runGraphqlApi } from '../../support/runGraphqlApi';
import type { NodeSetup } from '../../support/runNode';
import { dataOf, items, runRestApi } from '../../support/runRestApi';
import { runRpcApi } from '../../support/runRpcApi';
import { calling, runSoapApi } from '../../support/runSoapApi';

let server: LocalServer;
afterEach(() => server?.stop());
const start = async (handler: Handler) => (server = await startServer(handler));

const mapping = (...rows: object[]) => ({ mapBy: 'fields', mapRows: { rows } });
const contact = mapping(
  { target: 'ContactEmail', source: 'user_email', required: true, more: { format: 'email' } },
  { target: 'Name.Full', source: 'first & " " & last' },
  { target: 'Position', source: '$index' },
);
const people = items(
  { user_email: ' Ada@Example.com', first: 'Ada', last: 'Lovelace' },
  { user_email: 'grace@example.com', first: 'Grace', last: 'Hopper' },
);
const [ada, grace] = [
  { ContactEmail: 'Ada@example.com', Name: { Full: 'Ada Lovelace' }, Position: 0 },
  { ContactEmail: 'grace@example.com', Name: { Full: 'Grace Hopper' }, Position: 1 },
];
const received: Handler = ({ json }) => ({ json: { received: json() } as object });

describe('the body of Send', () => {
  const send = (parameters: object, rest: Partial<NodeSetup> = {}) =>
    runRestApi(
      server,
      { operation: 'send', path: '/contacts', bodyKind: 'mapping', ...parameters },
      { input: people, ...rest },
    );

  it('is what rows make of the item', async () => {
    await start(received);
    const { outputs, error } = await send(contact);
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([{ received: ada }, { received: grace }]);
  });

  it('is what an expression makes of it', async () => {
    await start(received);
    await send({ mapBy: 'expression', mapExpression: '{ "mail": user_email, "of": $count($items) }' });
    expect(server.requests[1]!.json()).toEqual({ mail: 'grace@example.com', of: 2 });
  });

  it('is what a mapping document makes of it', async () => {
    await start(received);
    const fields = [{ target: 'mail', source: 'user_email', format: 'email' }];
    await send({ mapBy: 'document', mapDocument: JSON.stringify({ version: 1, fields }) });
    expect(server.requests.map((request) => request.json())).toEqual([
      { mail: 'Ada@example.com' },
      { mail: 'grace@example.com' },
    ]);
  });

  it('may differ from item to item, where a row holds an n8n expression', async () => {
    await start(received);
    await send(mapping({ target: 'Name', source: '={{ $itemIndex === 0 ? "first" : "last" }}' }));
    expect(server.requests.map((request) => request.json())).toEqual([{ Name: 'Ada' }, { Name: 'Hopper' }]);
  });

  it.each([
    [
      'a row',
      mapping({ target: 'a', source: 'b' }, { target: 'a', source: 'c' }),
      /Row 2, Target: "a" is already/,
    ],
    ['an expression', mapping({ target: 'a', source: 'b & (' }), /Row 1, Source: .*position/],
    ['no rows', mapping(), /"Mapped Fields" has no rows/],
    ['a document', { mapBy: 'document', mapDocument: '{ "version": 2 }' }, /version 2 is not known/],
    [
      'a document that splits',
      {
        mapBy: 'document',
        mapDocument: JSON.stringify({ version: 1, split: 'lines', fields: [{ target: 'a', source: 'b' }] }),
      },
      /"split" changes the number of items; use a Field Mapper node/,
    ],
  ])('with a mistake in %s is refused before anything is sent', async (_what, parameters, message) => {
    await start(received);
    const { error } = await send(parameters);
    expect(error?.message).toMatch(message);
    expect(server.requests).toHaveLength(0);
  });

  it('is not sent for any item where one does not satisfy the mapping and the workflow stops', async () => {
    await start(received);
    const { error } = await send(contact, { input: [...people, ...items({ user_email: 'nobody' })] });
    expect(error?.message).toMatch(/ContactEmail: .*e-mail/);
    expect(error?.description).toContain('item 2');
    expect(server.requests).toHaveLength(0);
  });

  it('fails for the item that does not satisfy the mapping, and the others are sent', async () => {
    await start(received);
    const { outputs } = await send(contact, {
      input: [...items({ user_email: 'nobody' }), ...people],
      onError: 'continueErrorOutput',
    });
    expect(server.requests).toHaveLength(2);
    expect(outputs[1]![0]).toMatchObject({
      json: { error: { code: 'MAPPING_REJECTED', body: [{ path: 'ContactEmail', rule: 'format' }] } },
      pairedItem: { item: 0 },
    });
  });

  it('refuses an expression that makes several objects of an item', async () => {
    await start(received);
    const { error } = await send({ mapBy: 'expression', mapExpression: '[{"a": 1}, {"a": 2}]' });
    expect(error?.message).toContain('the expression gives 2 objects where one is sent for each item');
  });

  it('tells which values went on as something else', async () => {
    await start(received);
    const { hints } = await send(
      mapping({ target: 'mail', source: 'first', more: { format: 'email', onError: 'null' } }),
    );
    expect(server.requests[0]!.json()).toEqual({ mail: null });
    expect(hints.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^Mapping: mail in 2 items \(.*\)\.$/),
    );
  });
});

it('Send Many sends what the mapping makes of each item', async () => {
  await start(({ json }) => ({ json: json() as object[] }));
  const { outputs, error } = await runRestApi(
    server,
    { operation: 'sendMany', path: '/batch', itemContent: 'mapping', ...contact },
    { input: people },
  );
  expect(error).toBeUndefined();
  expect(server.requests.map((request) => request.json())).toEqual([[ada, grace]]);
  expect(dataOf(outputs[0])).toEqual([ada, grace]);
});

describe('GraphQL', () => {
  const graphql = (parameters: Record<string, unknown>, input: NodeSetup['input']) =>
    runGraphqlApi(
      server,
      { options: { schema: { group: { from: 'text', text: trackerSdl } } }, ...parameters },
      { input },
    );

  it('takes arguments from a mapping', async () => {
    await start(graphQlHandler(trackerSchema, trackerResolvers));
    const { error } = await graphql(
      {
        operation: 'run',
        call: { __rl: true, mode: 'list', value: 'query users' },
        argumentsAs: 'mapping',
        ...mapping({ target: 'first', source: 'count', type: 'integer' }),
      },
      items({ count: '3' }),
    );
    expect(error).toBeUndefined();
    expect(asked(server)[0]!.variables).toEqual({ first: 3 });
  });

  it('takes variables from a mapping', async () => {
    await start(graphQlHandler(trackerSchema, trackerResolvers));
    await graphql(
      {
        operation: 'document',
        document: 'query ($count: Int) { users(first: $count) { nodes { id } } }',
        variablesAs: 'mapping',
        ...mapping({ target: 'count', source: 'page.size' }),
      },
      items({ page: { size: 4 } }),
    );
    expect(asked(server)[0]!.variables).toMatchObject({ count: 4 });
  });
});

it('RPC takes parameters by name from a mapping', async () => {
  await start(({ json }) => {
    const { id, params } = json() as { id: number; params: object };
    return { json: { jsonrpc: '2.0', id, result: params } };
  });
  const { outputs, error } = await runRpcApi(
    server,
    'contacts.add',
    { parametersAs: 'mapping', ...contact },
    { input: people },
  );
  expect(error).toBeUndefined();
  expect(dataOf(outputs[0])).toEqual([ada, grace]);
});

describe('SOAP', () => {
  let service: DemoService;
  beforeAll(async () => {
    service = await startDemoService({ port: 0, now: () => 0 });
  });
  afterAll(() => service.stop());

  it('takes the input of an operation from a mapping', async () => {
    const { outputs, error } = await runSoapApi(
      service.url,
      {
        ...calling('PlaceOrder', {}),
        inputAs: 'mapping',
        ...mapping(
          { target: 'customer', source: 'buyer.name' },
          { target: 'line[].sku', source: 'basket[].article' },
          { target: 'line[].quantity', source: 'basket[].count', type: 'integer' },
          { target: 'line[].unitPrice', source: 'basket[].price', type: 'decimal' },
        ),
      },
      {
        input: items({
          buyer: { name: 'A & B <Ltd>' },
          basket: [{ article: 'SKU-1', count: '3', price: '0.10' }],
        }),
      },
    );
    expect(error).toBeUndefined();
    expect(dataOf(outputs[0])).toEqual([
      { number: '2025-00001', customer: 'A & B <Ltd>', priority: 'normal', total: '0.30' },
    ]);
  });
});
