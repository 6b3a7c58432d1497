import type { ReceivedRequest } from '../../support/localServer';
import { graphQlHandler } from '../../support/graphql/graphQlHandler';
import { trackerResolvers } from '../../support/graphql/trackerResolvers';
import { trackerSchema, trackerSdl } from '../../support/graphql/trackerSchema';
import { type Handler, type LocalServer, type Reply, startServer } from '../../support/localServer';
import { runGraphqlApi } from '../../support/runGraphqlApi';
import { dataOf, items } from '../../support/runRestApi';

const single = graphQlHandler(trackerSchema, trackerResolvers);
let server: LocalServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** A server that takes lists of operations, and answers with 400 if one of them is refused, as Apollo Server does. */
const listHandler: Handler = async (request, response) => {
  const list = request.json();
  if (!Array.isArray(list)) return single(request, response);
  const replies = await Promise.all(
    list.map((each) => single({ ...request, json: () => each as unknown } as ReceivedRequest, response)),
  );
  const bodies = replies.map((reply) => (reply as Reply).body as string);
  const status = Math.max(...replies.map((reply) => (reply as Reply).status ?? 200));
  return { status, headers: { 'content-type': 'application/json' }, body: `[${bodies.join(',')}]` };
};

/** One that does not, and says so before it runs anything. */
const noListHandler: Handler = (request, response) =>
  Array.isArray(request.json())
    ? { status: 400, json: { errors: [{ message: 'Operation batching disabled.' }] } }
    : single(request, response);

const sdl = { schema: { group: { from: 'text', text: trackerSdl } } };

const document = `mutation ($email: String!, $name: String) {
  saved: upsertContact(input: { email: $email, name: $name }) { ...Saved }
}
fragment Saved on Contact { email name }`;

const people = (count: number) =>
  items(...Array.from({ length: count }, (_, at) => ({ email: `p${at}@example.com`, name: `P ${at}` })));

async function run(
  handler: Handler,
  batching: Record<string, unknown>,
  input = people(7),
  more: Record<string, unknown> = {},
) {
  server = await startServer(handler);
  return runGraphqlApi(
    server,
    {
      operation: 'document',
      document,
      variables: '={{ $json }}',
      options: { batching: { group: batching }, ...more },
    },
    { input, onError: 'continueErrorOutput' },
  );
}

describe('Batching', () => {
  it.each([
    ['as a list', listHandler, { form: 'array', size: 3 }, 3],
    ['as aliases', single, { form: 'aliases', size: 3 }, 3],
    ['automatically as a list', listHandler, { size: 3 }, 3],
    [
      'automatically as aliases where lists are refused and the schema allows it',
      noListHandler,
      { size: 3 },
      4,
      sdl,
    ],
    ['automatically one by one where lists are refused', noListHandler, { size: 7 }, 8],
    ['one by one where the chosen list is refused', noListHandler, { form: 'array', size: 7 }, 8],
  ])(
    'sends operations %s',
    async (_name, handler, batching, requests, more: Record<string, unknown> = {}) => {
      const { outputs } = await run(handler, batching, people(7), more);
      expect(dataOf(outputs[0])).toEqual(people(7).map(({ json }) => json));
      expect(outputs[0]!.map(({ pairedItem }) => pairedItem)).toEqual(
        [0, 1, 2, 3, 4, 5, 6].map((item) => ({ item })),
      );
      expect(server!.requests).toHaveLength(requests);
    },
  );

  it.each([
    ['a list', listHandler, 'array'],
    ['aliases', single, 'aliases'],
  ])('loses none when one operation of %s fails', async (_name, handler, form) => {
    const input = people(5);
    input[2] = { json: { email: 'no address' } };
    const { outputs } = await run(handler, { form }, input);
    expect(dataOf(outputs[0])).toHaveLength(4);
    expect(dataOf(outputs[1])).toMatchObject([
      {
        error: expect.objectContaining({
          code: 'REQUEST_REJECTED',
          apiMessage: expect.stringContaining('is no address'),
        }),
      },
    ]);
    expect(outputs[1]![0]!.pairedItem).toEqual({ item: 2 });
    expect(server!.requests).toHaveLength(1);
  });

  it('takes no aliases of the user for its own', async () => {
    server = await startServer(single);
    const { outputs } = await runGraphqlApi(server, {
      operation: 'document',
      document: '{ i2_me: me { login } }',
      options: { batching: { group: { size: 1 } } },
    });
    expect(dataOf(outputs[0])).toEqual([{ login: 'user1' }]);
  });

  it('runs none twice when a list with a refused operation is answered with 400', async () => {
    let runs = 0;
    const counting: Handler = async (request, response) => {
      const list = request.json() as Array<{ query: string }>;
      runs += list.length - 1;
      // One was refused by validation; the others were run.
      const bodies = list.map((_, at) =>
        at === 1 ? { errors: [{ message: 'Invalid' }] } : { data: { saved: { email: `${at}` } } },
      );
      void response;
      return { status: 400, json: bodies };
    };
    const { outputs } = await run(counting, { form: 'array' }, people(4));
    expect(runs).toBe(3);
    expect(dataOf(outputs[0])).toHaveLength(3);
    expect(dataOf(outputs[1])).toHaveLength(1);
  });

  it('sends operations alone when their aliases are refused for what is in one of them', async () => {
    const strict: Handler = (request, response) => {
      const { variables } = request.json() as { variables: Record<string, unknown> };
      return Object.values(variables).includes('p1@example.com')
        ? { json: { errors: [{ message: 'Refused' }] } }
        : single(request, response);
    };
    const { outputs } = await run(strict, { form: 'aliases' }, people(3));
    expect(dataOf(outputs[0])).toHaveLength(2);
    expect(dataOf(outputs[1])).toHaveLength(1);
    expect(server!.requests).toHaveLength(4);
  });

  it('says nothing of success where the answer does not', async () => {
    const { outputs } = await run(
      () => ({ json: { data: null, errors: [{ message: 'Gone', path: ['i2_saved'] }] } }),
      { form: 'aliases' },
      people(3),
    );
    expect(dataOf(outputs[0])).toEqual([]);
    expect(dataOf(outputs[1]).map((each) => (each as { error: { code: string } }).error.code)).toEqual([
      'BATCH_ANSWER_UNCLEAR',
      'GRAPHQL_ERRORS',
      'BATCH_ANSWER_UNCLEAR',
    ]);
  });
});
