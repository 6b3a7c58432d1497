import { graphQlHandler } from '../../support/graphql/graphQlHandler';
import { trackerResolvers } from '../../support/graphql/trackerResolvers';
import { trackerSchema } from '../../support/graphql/trackerSchema';
import { type LocalServer, startServer } from '../../support/localServer';
import { asked, runGraphqlApi } from '../../support/runGraphqlApi';
import { dataOf, items } from '../../support/runRestApi';

let server: LocalServer;
beforeEach(async () => {
  server = await startServer(graphQlHandler(trackerSchema, trackerResolvers));
});
afterEach(() => server.stop());

const run = (document: string, more: Record<string, unknown> = {}) =>
  runGraphqlApi(server, { operation: 'document', document, ...more });

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => ({ number: from + at }));

describe('Run Document', () => {
  it('reads a connection to its end, adding what paging needs', async () => {
    const { outputs, report } = await run(
      '{ repository(owner: "a", name: "b") { name issues(first: 10) { nodes { number } } } }',
    );
    expect(dataOf(outputs[0])).toEqual(numbers(1, 25));
    expect(report).toMatchObject({ status: 'complete', pages: 3, pagination: { style: 'relay' } });
    expect(report).toHaveProperty(
      'pagination.why',
      'followed `data.repository.issues.pageInfo.endCursor` into `$after`',
    );
    expect(asked(server).map(({ variables }) => variables)).toEqual([{}, { after: '9' }, { after: '19' }]);
  });

  it('respects aliases and fragments', async () => {
    const { outputs } = await run(
      `query Q($n: Int!) { repo: repository(owner: "a", name: "b") { ...Issues } }
       fragment Issues on Repository { all: issues(first: $n) { list: edges { it: node { ...Issue } } } }
       fragment Issue on Issue { no: number }`,
      { variables: '{"n": 20}' },
    );
    expect(dataOf(outputs[0])).toEqual(numbers(1, 25).map(({ number }) => ({ no: number })));
  });

  it('reads a connection that several fragments ask for', async () => {
    const { outputs, report } = await run(
      `{ ...Ids ...Logins }
       fragment Ids on Root { users(first: 5) { nodes { id } } }
       fragment Logins on Root { users(first: 5) { nodes { login } } }`,
    );
    expect(dataOf(outputs[0]).at(-1)).toEqual({ id: 'U12', login: 'user12' });
    expect(report).toMatchObject({ status: 'complete', pages: 3 });
  });

  it('reads several connections, one after the other, each item once', async () => {
    const { outputs, report } = await run(
      `query ($i: String) { repository(owner: "a", name: "b") {
         issues(first: 10, after: $i) { nodes { number } pageInfo { hasNextPage endCursor } }
         releases(first: 2) { nodes { tag } } } }`,
    );
    expect(dataOf(outputs[0]).filter((each) => 'number' in (each as object))).toEqual(numbers(1, 25));
    expect(dataOf(outputs[0]).filter((each) => 'tag' in (each as object))).toEqual(
      [1, 2, 3, 4, 5].map((n) => ({ tag: `v${n}` })),
    );
    // The first page has both; then two of issues and two of releases.
    expect(report).toMatchObject({ status: 'complete', pages: 5 });
    expect(asked(server)[1]!.query).not.toContain('releases');
    expect(asked(server)[4]!.query).not.toContain('issues');
    expect(asked(server)[4]!.query).not.toContain('$i');
    // Hasura and others refuse values for variables that are not declared.
    expect(asked(server)[4]!.variables).toEqual({ after: '3' });
  });

  it('reads backward', async () => {
    const { outputs } = await run(
      '{ repository(owner: "a", name: "b") { issues(last: 10) { nodes { number } } } }',
    );
    expect(dataOf(outputs[0])).toEqual([...numbers(16, 25), ...numbers(6, 15), ...numbers(1, 5)]);
  });

  it('delivers edges that say more than their node', async () => {
    const { outputs } = await run('{ users(first: 5) { edges { since node { login } } } }', {
      returnAll: false,
      limit: 1,
    });
    expect(dataOf(outputs[0])).toEqual([{ since: 2000, node: { login: 'user1' } }]);
  });

  it('says that a connection inside of records has more', async () => {
    const { report } = await run(
      '{ repository(owner: "a", name: "b") { issues(first: 10) { nodes { number comments(first: 5) { nodes { text } pageInfo { hasNextPage } } } } } }',
    );
    expect(report!.warnings).toEqual([
      '`comments` of 1 record has more than was read: ask for more with "first", or add Options > Nested Connections.',
    ]);
  });

  it('pages by an offset, a page number, and keeps totals out of the items', async () => {
    const byOffset = await run(
      'query ($skip: Int) { labels(offset: $skip, limit: 10) { items { name } total } }',
    );
    expect(dataOf(byOffset.outputs[0])).toHaveLength(25);
    expect(byOffset.report).toMatchObject({ status: 'complete', pages: 3, pagination: { style: 'offset' } });
    const byPage = await run(
      'query ($page: Int) { tags(page: $page, perPage: 10) { name } _tagsMeta { count } }',
      { variables: '{"page": 0}' },
    );
    expect(dataOf(byPage.outputs[0])).toHaveLength(25);
    expect(byPage.report).toMatchObject({ status: 'complete', pagination: { style: 'pageNumber' } });
  });

  it('makes one item of an object, and of several answers', async () => {
    expect(dataOf((await run('{ me { login } }')).outputs[0])).toEqual([{ login: 'user1' }]);
    expect(dataOf((await run('{ me { login } version }')).outputs[0])).toEqual([
      { me: { login: 'user1' }, version: '1.0' },
    ]);
    expect(
      dataOf((await run('{ search(text: "x") { __typename ... on User { login } } }')).outputs[0]),
    ).toEqual([{ __typename: 'Issue' }, { __typename: 'User', login: 'user1' }]);
  });

  it('keeps 64-bit integers exactly, both ways', async () => {
    const { outputs } = await run('{ me { serial } }');
    expect(dataOf(outputs[0])).toEqual([{ serial: '9007199254740994' }]);
    const sent = await run(
      'mutation ($s: BigInt) { upsertContact(input: {email: "a@b", serial: $s}) { serial } }',
      {
        variables: '{"s": 9007199254740995}',
      },
    );
    expect(dataOf(sent.outputs[0])).toEqual([{ serial: '9007199254740995' }]);
  });

  it('takes variables from the items, as data or as fields', async () => {
    const mutation =
      'mutation ($email: String!, $name: String) { upsertContact(input: { email: $email, name: $name }) { email name } }';
    const setup = { input: items({ email: 'a@b', name: 'A', other: 1 }, { email: 'c@d', name: 'C' }) };
    const parameters = { operation: 'document', document: mutation };
    const whole = await runGraphqlApi(server, { ...parameters, variables: '={{ $json }}' }, setup);
    expect(dataOf(whole.outputs[0])).toEqual([
      { email: 'a@b', name: 'A' },
      { email: 'c@d', name: 'C' },
    ]);
    expect(asked(server)[0]!.variables).toEqual({ email: 'a@b', name: 'A' });
    const fields = await run(
      'query ($n: Int!, $r: Role) { users(first: $n, role: $r) { nodes { login } } }',
      {
        variablesAs: 'fields',
        variableFields: {
          rows: [
            { name: 'n', value: '12' },
            { name: '$r', value: 'ADMIN' },
          ],
        },
      },
    );
    expect(dataOf(fields.outputs[0])).toHaveLength(12);
    expect(asked(server).at(-1)!.variables).toEqual({ n: 12, r: 'ADMIN' });
  });
});

describe('Partial Data', () => {
  const document = '{ me { login secret } }';

  it('is kept and reported', async () => {
    const { outputs, report } = await run(document);
    expect(dataOf(outputs[0])).toEqual([{ login: 'user1', secret: null }]);
    expect(report).toMatchObject({
      warnings: [expect.stringContaining('You may not see this (at `me.secret`, code FORBIDDEN)')],
    });
  });

  it('is split to the output "Failed"', async () => {
    const { outputs } = await run(document, { options: { partialData: 'split' } });
    expect(dataOf(outputs[0])).toEqual([{ login: 'user1', secret: null }]);
    expect(dataOf(outputs[1])).toEqual([
      expect.objectContaining({
        code: 'FORBIDDEN',
        apiMessage: expect.stringContaining('You may not see this'),
      }),
    ]);
  });

  it('fails the item', async () => {
    const { error } = await run(document, { options: { partialData: 'fail' } });
    expect(error?.message).toContain('You may not see this');
  });
});
