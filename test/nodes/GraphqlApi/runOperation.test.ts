import { getIntrospectionQuery, graphqlSync } from 'graphql';
import { graphQlHandler } from '../../support/graphql/graphQlHandler';
import { trackerResolvers } from '../../support/graphql/trackerResolvers';
import { trackerSchema, trackerSdl } from '../../support/graphql/trackerSchema';
import { type LocalServer, startServer } from '../../support/localServer';
import { asked, runGraphqlApi } from '../../support/runGraphqlApi';
import { dataOf, items } from '../../support/runRestApi';

const handler = graphQlHandler(trackerSchema, trackerResolvers);
let server: LocalServer;
beforeEach(async () => {
  server = await startServer((request, response) =>
    request.path === '/schema.graphql' ? { body: trackerSdl } : handler(request, response),
  );
});
afterEach(() => server.stop());

const call = (value: string) => ({ __rl: true, mode: 'list', value });
const mapped = (value: Record<string, unknown>) => ({ mappingMode: 'defineBelow', value });
const sdl = { schema: { group: { from: 'text', text: trackerSdl } } };

const run = (name: string, args: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  runGraphqlApi(server, {
    operation: 'run',
    call: call(name),
    arguments: mapped(args),
    options: sdl,
    ...more,
  });

describe('Run Operation', () => {
  it('asks the API for its schema once, makes the document and reads all pages', async () => {
    const { outputs, report } = await run('query users', { first: 5 }, { options: {} });
    expect(dataOf(outputs[0])).toHaveLength(12);
    expect(dataOf(outputs[0])[0]).toEqual({
      id: 'U1',
      login: 'user1',
      role: 'ADMIN',
      createdAt: '2026-01-02T03:04:05Z',
      serial: '9007199254740994',
      secret: null,
    });
    expect(report).toMatchObject({ pages: 3, pagination: { style: 'relay' } });
    const [schema, first] = asked(server);
    expect(schema!.query).toContain('__schema');
    expect(first!.query).toMatch(
      /^query Users\(\$first: Int, \$after: String\) \{\n {2}users\(first: \$first, after: \$after\) \{/,
    );
    await run('query users', { first: 5 }, { options: {} });
    expect(asked(server).filter(({ query }) => query.includes('__schema'))).toHaveLength(1);
  });

  it('asks for pages of 100, or of another size, where nobody says how many', async () => {
    await run('query users', {});
    await run('query users', {}, { options: { ...sdl, pageSize: 7 } });
    await run('query users', { last: 9 });
    expect(asked(server).map(({ variables }) => variables)).toEqual([
      { first: 100 },
      { first: 7 },
      { first: 7, after: '6' },
      { last: 9 },
      { last: 9, before: '3' },
    ]);
  });

  it('sends nested input, and what an item has by the same names', async () => {
    const { outputs } = await run('mutation upsertContact', {
      'input.email': 'ada@example.com',
      'input.address.city': 'London',
      'input.address.country': 'UK',
      'input.serial': '9007199254740995',
    });
    expect(dataOf(outputs[0])).toEqual([
      {
        id: 'ada@example.com',
        email: 'ada@example.com',
        name: null,
        city: 'London',
        serial: '9007199254740995',
      },
    ]);
    const automatic = await runGraphqlApi(
      server,
      {
        operation: 'run',
        call: call('mutation upsertContact'),
        arguments: { mappingMode: 'autoMapInputData', value: null },
        options: sdl,
      },
      { input: items({ input: { email: 'c@d' }, other: true }) },
    );
    expect(dataOf(automatic.outputs[0])).toMatchObject([{ email: 'c@d' }]);
  });

  it('returns chosen objects, deeper levels, or an own selection', async () => {
    const args = { owner: 'a', name: 'b' };
    const objects = await run('query repository', args, { objects: ['issues.author'] });
    expect(dataOf(objects.outputs[0])[0]).toMatchObject({ number: 1, author: { login: 'user2' } });
    const levels = await run('query search', { text: 'x' }, { returnFields: '2' });
    expect(dataOf(levels.outputs[0])).toMatchObject([{ __typename: 'Issue' }, { __typename: 'User' }]);
    const own = await run('query repository', args, {
      returnFields: 'own',
      selection: 'name releases(first: 2) { nodes { tag } }',
    });
    expect(dataOf(own.outputs[0])).toHaveLength(5);
  });

  it('takes a selection that was chosen and edited, and misses one', async () => {
    const args = { owner: 'a', name: 'b' };
    const selection = '=name\nreleases(first: 2) {\n  nodes {\n    {{ "tag" }}\n  }\n}';
    const edited = await run('query repository', args, { returnFields: 'own', selection });
    expect(dataOf(edited.outputs[0])).toHaveLength(5);
    const empty = await run('query repository', args, { returnFields: 'own' });
    expect(empty.error?.message).toContain('"Selection" is empty');
  });

  it('runs what takes nothing and returns a plain value', async () => {
    expect(dataOf((await run('query version', {})).outputs[0])).toEqual([{ version: '1.0' }]);
  });

  it('reads the schema from an address, as SDL or as JSON', async () => {
    const { outputs } = await run(
      'query version',
      {},
      {
        options: { schema: { group: { from: 'address', address: '/schema.graphql' } } },
      },
    );
    expect(dataOf(outputs[0])).toEqual([{ version: '1.0' }]);
    const json = JSON.stringify(graphqlSync({ schema: trackerSchema, source: getIntrospectionQuery() }));
    const fromJson = await run(
      'query version',
      {},
      { options: { schema: { group: { from: 'text', text: json } } } },
    );
    expect(dataOf(fromJson.outputs[0])).toEqual([{ version: '1.0' }]);
  });

  it.each([
    ['query nothing', {}, {}, 'The schema has no "query nothing"'],
    ['query repository', { owner: 'a' }, {}, '"repository" needs a value for "name" (String!)'],
    [
      'query users',
      { firts: 1 },
      {},
      '"users" has no argument "firts"; it has first, after, last, before, role',
    ],
    ['query users', { first: 'many' }, {}, 'The variable "$first" must be an Int, but is "many"'],
    [
      'query users',
      { role: 'BOSS' },
      {},
      'The variable "$role" is not valid: Value "BOSS" does not exist in "Role" enum.',
    ],
    [
      'query me',
      {},
      { returnFields: 'own', selection: 'login { x }' },
      'must not have a selection since type "String!" has no subfields',
    ],
    [
      'query me',
      {},
      { returnFields: 'own', selection: 'logn' },
      'Cannot query field "logn" on type "User". Did you mean "login"?',
    ],
    ['query me', {}, { returnFields: 'own', selection: '' }, '"Selection" is empty'],
  ])('reports %s %j before anything is sent', async (name, args, more, message) => {
    const { error } = await run(name, args, more);
    expect(error?.message).toContain(message);
    expect(server.requests).toHaveLength(0);
  });
});
