import { createHash } from 'node:crypto';
import { graphQlHandler } from '../../support/graphql/graphQlHandler';
import { trackerResolvers } from '../../support/graphql/trackerResolvers';
import { trackerSchema } from '../../support/graphql/trackerSchema';
import { type Handler, type LocalServer, type ReceivedRequest, startServer } from '../../support/localServer';
import { runGraphqlApi } from '../../support/runGraphqlApi';
import { dataOf } from '../../support/runRestApi';

const tracker = graphQlHandler(trackerSchema, trackerResolvers);
let server: LocalServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function run(handler: Handler, parameters: Record<string, unknown>, more = {}) {
  server = await startServer(handler);
  return runGraphqlApi(server, { operation: 'document', ...parameters }, more);
}

interface Content {
  query?: string;
  variables?: unknown;
  extensions?: { persistedQuery?: { sha256Hash: string } };
}

/** What a request of either method carries. */
function contentOf(request: ReceivedRequest): Content {
  if (request.method !== 'GET') return request.json() as Content;
  const parameter = (name: string) => request.query.get(name) ?? undefined;
  return {
    query: parameter('query'),
    variables: JSON.parse(parameter('variables') ?? '{}') as unknown,
    extensions: JSON.parse(parameter('extensions') ?? '{}') as Content['extensions'],
  };
}

const answering = (request: ReceivedRequest, content: Content) =>
  ({ ...request, json: () => content }) as ReceivedRequest;

/** A server with automatic persisted queries, as Apollo Server has them. */
function persisting(): Handler {
  const known = new Map<string, string>();
  return (request, response) => {
    const content = contentOf(request);
    const hash = content.extensions?.persistedQuery?.sha256Hash ?? '';
    if (content.query !== undefined && hash !== '') {
      expect(createHash('sha256').update(content.query).digest('hex')).toBe(hash);
      known.set(hash, content.query);
    }
    const query = content.query ?? known.get(hash);
    if (query !== undefined) return tracker(answering(request, { ...content, query }), response);
    const error = { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } };
    return { json: { errors: [error] } };
  };
}

const users = 'query ($n: Int) { users(first: $n) { nodes { login } } }';

describe('Send Queries as GET', () => {
  const get: Handler = (request, response) => tracker(answering(request, contentOf(request)), response);

  it('sends all pages of a query so, with a header against forged requests', async () => {
    const { outputs } = await run(get, { document: users, variables: '{"n": 5}', options: { useGet: true } });
    expect(dataOf(outputs[0])).toHaveLength(12);
    expect(server!.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
    expect(server!.requests[1]!.query.get('variables')).toBe('{"n":5,"after":"4"}');
    expect(server!.requests[0]!.headers['apollo-require-preflight']).toBe('true');
  });

  it('leaves mutations as they are', async () => {
    await run(get, {
      document: 'mutation { upsertContact(input: { email: "a@b" }) { id } }',
      options: { useGet: true },
    });
    expect(server!.requests[0]!.method).toBe('POST');
  });
});

describe.each([false, true])('Persisted Queries (GET: %s)', (useGet) => {
  it('sends the document once, then its hash', async () => {
    const options = { persistedQueries: true, useGet };
    const { outputs } = await run(persisting(), { document: users, variables: '{"n": 5}', options });
    expect(dataOf(outputs[0])).toHaveLength(12);
    expect(server!.requests.map((request) => contentOf(request).query !== undefined)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it('sends documents to a server that takes no hashes', async () => {
    const refusing: Handler = (request, response) => {
      const content = contentOf(request);
      return content.query === undefined
        ? { status: 400, json: { errors: [{ message: 'PersistedQueryNotSupported' }] } }
        : tracker(answering(request, content), response);
    };
    const options = { persistedQueries: true, useGet };
    const { outputs } = await run(refusing, { document: users, variables: '{"n": 5}', options });
    expect(dataOf(outputs[0])).toHaveLength(12);
    expect(server!.requests).toHaveLength(4);
  });
});

describe('Files', () => {
  const binary = {
    data: { data: Buffer.from('Hello').toString('base64'), mimeType: 'text/plain', fileName: 'a.txt' },
  };

  it('go along in a form, where the document names them', async () => {
    const { outputs } = await run(
      () => ({ json: { data: { upload: { id: 1 } } } }),
      {
        document: 'mutation ($file: Upload!, $input: Meta) { upload(file: $file, input: $input) { id } }',
        variables: '{"input": {"title": "T"}}',
        options: {
          files: {
            rows: [
              { path: 'file', field: 'data' },
              { path: 'input.cover', field: 'data' },
            ],
          },
        },
      },
      { input: [{ json: {}, binary }] },
    );
    expect(dataOf(outputs[0])).toEqual([{ id: 1 }]);
    const [request] = server!.requests;
    const form = await new Response(new Uint8Array(request!.body), {
      headers: { 'content-type': request!.headers['content-type']! },
    }).formData();
    expect([...form.keys()]).toEqual(['operations', 'map', '0', '1']);
    expect(JSON.parse(form.get('operations') as string)).toMatchObject({
      variables: { file: null, input: { title: 'T', cover: null } },
    });
    expect(JSON.parse(form.get('map') as string)).toEqual({
      0: ['variables.file'],
      1: ['variables.input.cover'],
    });
    expect(await (form.get('0') as File).text()).toBe('Hello');
  });

  it('are missed by name', async () => {
    const { error } = await run(tracker, {
      document: 'mutation ($file: Upload!) { upload(file: $file) { id } }',
      options: { files: { rows: [{ path: 'file', field: 'photo' }] } },
    });
    expect(error?.message).toContain('no file in the binary field "photo"');
    expect(server!.requests).toHaveLength(0);
  });
});
