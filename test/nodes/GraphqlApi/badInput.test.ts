import { graphQlHandler } from '../../support/graphql/graphQlHandler';
import { trackerResolvers } from '../../support/graphql/trackerResolvers';
import { trackerSchema, trackerSdl } from '../../support/graphql/trackerSchema';
import { type Handler, type LocalServer, startServer } from '../../support/localServer';
import { runGraphqlApi } from '../../support/runGraphqlApi';
import { dataOf } from '../../support/runRestApi';

let server: LocalServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function run(handler: Handler, parameters: Record<string, unknown>) {
  server = await startServer(handler);
  return runGraphqlApi(server, { operation: 'document', ...parameters });
}

const tracker = graphQlHandler(trackerSchema, trackerResolvers);
const sdl = { schema: { group: { from: 'text', text: trackerSdl } } };

describe('what is wrong before anything is sent', () => {
  it.each([
    ['an empty document', { document: ' ' }, '"Document" is empty'],
    [
      'a syntax error',
      { document: '{\n  me { login\n}' },
      'line 3, column 2: Syntax Error: Expected Name, found <EOF>',
    ],
    ['a subscription', { document: 'subscription { changed { id } }' }, 'The document is a subscription'],
    [
      'an unknown field',
      { document: '{\n  me { logn }\n}', options: sdl },
      'line 2, column 8: Cannot query field "logn" on type "User". Did you mean "login"?',
    ],
    [
      'an unknown field of a selection',
      {
        operation: 'run',
        call: { __rl: true, mode: 'list', value: 'query me' },
        returnFields: 'own',
        selection: 'id\n  logn',
        options: sdl,
      },
      'The selection is not valid at line 2, column 3: Cannot query field "logn"',
    ],
    [
      'a syntax error in a selection',
      {
        operation: 'run',
        call: { __rl: true, mode: 'list', value: 'query me' },
        returnFields: 'own',
        selection: 'id login(',
        options: sdl,
      },
      'The selection is not valid at line 2, column 1: Syntax Error',
    ],
    [
      'an unknown argument',
      { document: '{ users(fist: 1) { nodes { id } } }', options: sdl },
      'Unknown argument "fist" on field "Root.users". Did you mean "first" or "last"?',
    ],
    [
      'a missing variable',
      {
        document: 'query ($n: String!) { repository(owner: "a", name: $n) { name } }',
        variables: '{"m": 1}',
      },
      'The variable "$n" is required (String!) and has no value; given: m',
    ],
    [
      'a variable of the wrong type',
      { document: 'query ($n: Int) { users(first: $n) { nodes { id } } }', variables: '{"n": "ten"}' },
      'The variable "$n" must be an Int, but is "ten"',
    ],
    [
      'an input object that lacks a field',
      {
        document: 'mutation ($i: ContactInput!) { upsertContact(input: $i) { id } }',
        variables: '{"i": {"name": "x"}}',
        options: sdl,
      },
      'The variable "$i" is not valid: Field "email" of required type "String!" was not provided.',
    ],
    [
      'variables that are no JSON',
      { document: '{ me { id } }', variables: '{n: 1}' },
      '"Variables (JSON)" is not valid JSON',
    ],
    [
      'variables that are a list',
      { document: '{ me { id } }', variables: '[1]' },
      '"Variables" must be a JSON object',
    ],
    [
      'an undeclared variable field',
      {
        document: 'query ($n: Int) { me { id } }',
        variablesAs: 'fields',
        variableFields: { rows: [{ name: 'm', value: '1' }] },
      },
      'The document declares no variable "$m"; it declares $n',
    ],
    [
      'two operations',
      { document: 'query A { me { id } } query B { me { id } }' },
      'several operations: A, B',
    ],
    ['only fragments', { document: 'fragment A on User { id }' }, 'no operation, only definitions'],
    [
      'a schema with a syntax error',
      {
        document: '{ me { id } }',
        options: { schema: { group: { from: 'text', text: 'type Query {\n  a: \n}' } } },
      },
      'The schema cannot be read at line 3, column 1',
    ],
    [
      'a schema that is a web page',
      { document: '{ me { id } }', options: { schema: { group: { from: 'text', text: '<html>' } } } },
      'The schema is a web page',
    ],
  ])('%s', async (_name, parameters, message) => {
    const { error } = await run(tracker, parameters);
    expect(error?.message).toContain(message);
    expect(server!.requests).toHaveLength(0);
  });
});

describe('what the server does', () => {
  const refusal = {
    errors: [
      {
        message:
          'GraphQL introspection is not allowed by Apollo Server, but the query contained __schema or __type.',
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ],
  };

  it.each([200, 400])('says that introspection is switched off, and offers SDL (%i)', async (status) => {
    const { error } = await run(() => ({ status, json: refusal }), {
      operation: 'run',
      call: { __rl: true, mode: 'list', value: 'query me' },
    });
    expect(error?.message).toContain('introspection is switched off');
    expect((error as { description?: string }).description).toContain('SDL Text');
  });

  it('says that it answers with a web page', async () => {
    const page = { headers: { 'content-type': 'text/html' }, body: '<html><title>Sign in</title></html>' };
    const { error } = await run(() => page, { document: '{ me { id } }' });
    expect(error?.message).toContain('a web page instead of data, titled "Sign in"');
  });

  it.each([
    ['text', { headers: { 'content-type': 'text/plain' }, body: 'Hello' }, 'The answer is no JSON'],
    ['other JSON', { json: { message: 'Hello' } }, 'neither "data" nor "errors"'],
    ['nothing', { body: '' }, 'The answer is no JSON'],
    ['404', { status: 404, json: { message: 'No route' } }, 'No route'],
  ])('says that the answer is not GraphQL: %s', async (_name, reply, message) => {
    const { error } = await run(() => reply, { document: '{ me { id } }' });
    expect(error?.message).toContain(message);
  });

  it.each([
    ['UNAUTHENTICATED', 200, 'AUTHENTICATION_FAILED'],
    ['FORBIDDEN', 200, 'FORBIDDEN'],
    ['BAD_USER_INPUT', 400, 'REQUEST_REJECTED'],
    ['SOMETHING_ELSE', 200, 'GRAPHQL_ERRORS'],
  ])('maps the code %s of an answer with status %i', async (code, status, expected) => {
    const body = { errors: [{ message: 'No', extensions: { code } }], data: null };
    const { report } = await run(() => ({ status, json: body }), { document: 'mutation { a { id } }' });
    expect(report!.error).toMatchObject({ code: expected, apiMessage: `No (code ${code})` });
  });

  it('an HTTP 500 without errors is no success', async () => {
    const { error, report } = await run(() => ({ status: 500, json: { data: { me: { id: 1 } } } }), {
      document: 'mutation { me { id } }',
    });
    expect(error).toBeDefined();
    expect(report!.error).toMatchObject({ code: 'SERVER_ERROR', status: 500 });
  });

  it('keeps what was read when a cursor never changes', async () => {
    const json = {
      data: { users: { nodes: [{ id: 1 }], pageInfo: { hasNextPage: true, endCursor: 'same' } } },
    };
    let n = 0;
    const { outputs, report } = await run(() => ({ json: { ...json, extensions: { n: ++n } } }), {
      document: '{ users(first: 1) { nodes { id } } }',
    });
    expect(dataOf(outputs[0])).toEqual([{ id: 1 }]);
    expect(report).toMatchObject({ status: 'partial', error: { code: 'PAGINATION_LOOP' } });
  });

  it('waits for throttling inside a 200, and goes on', async () => {
    let requests = 0;
    const throttled = {
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED', retry_in_seconds: 0.01 } }],
    };
    const { outputs, report } = await run(
      () => ({ json: ++requests === 1 ? throttled : { data: { a: { id: 1 } } } }),
      { document: 'mutation { a { id } }' },
    );
    expect(dataOf(outputs[0])).toEqual([{ id: 1 }]);
    expect(report).toMatchObject({ retries: 1 });
  });
});
