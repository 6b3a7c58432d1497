import { graphQlHandler } from '../../support/graphql/graphQlHandler';
import { trackerResolvers } from '../../support/graphql/trackerResolvers';
import { trackerSchema } from '../../support/graphql/trackerSchema';
import { type Handler, type LocalServer, startServer } from '../../support/localServer';
import { asked, runGraphqlApi } from '../../support/runGraphqlApi';
import { dataOf } from '../../support/runRestApi';

const tracker = graphQlHandler(trackerSchema, trackerResolvers);
let server: LocalServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function run(handler: Handler, parameters: Record<string, unknown>) {
  server = await startServer(handler);
  return runGraphqlApi(server, { operation: 'document', ...parameters });
}

/** A server that lets pages of this many nodes pass. */
function costly(most: number, extensions: (size: number) => object): Handler {
  return (request, response) => {
    const { query, variables } = request.json() as { query: string; variables?: Record<string, number> };
    const size = Number(/first: (\d+)/.exec(query)?.[1] ?? variables?.n);
    return size <= most
      ? tracker(request, response)
      : { json: { errors: [{ message: 'Too costly', extensions: extensions(size) }] } };
  };
}

const sizes = () =>
  asked(server!).map(({ query, variables }) => Number(/first: (\d+)/.exec(query)?.[1] ?? variables.n));

describe('pages that cost more than the API allows', () => {
  const known = (size: number) => ({ code: 'MAX_COST_EXCEEDED', cost: size * 10, maxCost: 60 });

  it.each([
    ['as a number', { document: '{ users(first: 12) { nodes { login } } }' }],
    [
      'as a variable',
      { document: 'query ($n: Int) { users(first: $n) { nodes { login } } }', variables: '{"n": 12}' },
    ],
  ])('become as small as the API says, for all pages: %s', async (_name, parameters) => {
    const { outputs, report } = await run(costly(6, known), parameters);
    expect(dataOf(outputs[0])).toHaveLength(12);
    expect(report).toMatchObject({ status: 'complete' });
    // 12 × 60/120 × 0.9; the limit is met once.
    expect(sizes()).toEqual([12, 5, 5, 5]);
  });

  it('become half as large where it does not say by how much', async () => {
    const { outputs } = await run(
      costly(4, () => ({ code: 'TOO_COMPLEX_QUERY' })),
      { document: '{ users(first: 12) { nodes { login } } }' },
    );
    expect(dataOf(outputs[0])).toHaveLength(12);
    expect(sizes()).toEqual([12, 6, 3, 3, 3, 3]);
  });

  it.each([
    '"first" must be from 1 to 5.',
    'Requesting 12 records on the `users` connection exceeds the `first` limit of 5 records.',
    'first cannot be greater than 5',
    'Argument "first" has the value 12 and exceeds the maximum, 5.',
  ])('become as large as the API says that they may be: %s', async (message) => {
    const handler: Handler = (request, response) =>
      /first: (12|[6-9])/.test((request.json() as { query: string }).query)
        ? { json: { errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }], data: null } }
        : tracker(request, response);
    const { outputs } = await run(handler, { document: '{ users(first: 12) { nodes { login } } }' });
    expect(dataOf(outputs[0])).toHaveLength(12);
    expect(sizes()).toEqual([12, 5, 5, 5]);
  });

  it('stay as they are where the API speaks of something else', async () => {
    const message = 'The first name is longer than 5 characters';
    const { error } = await run(() => ({ json: { errors: [{ message }] } }), {
      document: '{ users(name: "Ada", first: 3) { nodes { login } } }',
    });
    expect(error?.message).toContain(message);
    expect(server!.requests).toHaveLength(1);
  });

  it('are an error where they cannot be smaller', async () => {
    const { error } = await run(costly(0, known), { document: '{ users(first: 1) { nodes { login } } }' });
    expect(error?.message).toContain('Too costly');
    expect(server!.requests).toHaveLength(1);
  });
});
