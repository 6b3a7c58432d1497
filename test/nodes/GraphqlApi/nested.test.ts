import {
  boardResolvers,
  boardSchema,
  boardSdl,
  boardSdlWithoutNode,
} from '../../support/graphql/boardSchema';
import { graphQlHandler } from '../../support/graphql/graphQlHandler';
import { type Handler, type LocalServer, startServer } from '../../support/localServer';
import { asked, runGraphqlApi } from '../../support/runGraphqlApi';
import { dataOf } from '../../support/runRestApi';

const withNode = graphQlHandler(boardSchema(boardSdl), boardResolvers);
const withoutNode = graphQlHandler(boardSchema(boardSdlWithoutNode), boardResolvers);

let server: LocalServer | undefined;
afterEach(() => server?.stop());

/** Runs a document on a server, reading what is nested. */
async function run(
  document: string,
  handler: Handler = withNode,
  {
    nested = {},
    options = {},
    ...more
  }: Record<string, unknown> & { nested?: object; options?: object } = {},
) {
  await server?.stop();
  server = await startServer(handler);
  return await runGraphqlApi(server, {
    operation: 'document',
    document,
    options: { nested: { group: { read: 'all', ...nested } }, ...options },
    ...more,
  });
}

const queries = () => asked(server!).map(({ query }) => query);
const texts = (length: number) => Array.from({ length }, (_, at) => ({ text: `note ${at + 1}` }));
/** Cards with all their notes. */
const complete = (numbers: readonly number[]) =>
  numbers.map((number) => ({ id: `C${number}`, number, notes: { nodes: texts(number) } }));
const withoutIds = (cards: ReturnType<typeof complete>) => cards.map(({ id: _, ...rest }) => rest);

const byId = '{ cards(first: 3) { nodes { id number notes(first: 2) { nodes { text } } } } }';
const withoutId = byId.replace('id number', 'number');

describe('connections inside of records', () => {
  it('are read to their end by the id of each record', async () => {
    const { outputs, report } = await run(byId);
    expect(dataOf(outputs[0])).toEqual(complete([1, 2, 3, 4, 5]));
    // Cards 3 and 4 need one more page, card 5 two.
    const further = asked(server!).filter(({ query }) => query.startsWith('query NestedPage'));
    expect(further.map(({ variables }) => variables)).toEqual([
      { nestedId: 'C3', nestedCursor: '1' },
      { nestedId: 'C4', nestedCursor: '1' },
      { nestedId: 'C5', nestedCursor: '1' },
      { nestedId: 'C5', nestedCursor: '3' },
    ]);
    expect(report).toMatchObject({ status: 'complete', pages: 2, requests: 6, warnings: [] });
  });

  it('are asked for once where several records have the same object', async () => {
    const { outputs } = await run(
      `{ cards(first: 5) { nodes { main { id notes(first: 3) { nodes { id reactions(first: 4) { nodes { emoji } } } } } } } }`,
    );
    type Main = { main: { notes: { nodes: Array<{ reactions: { nodes: unknown[] } }> } } };
    const counts = (dataOf(outputs[0]) as unknown as Main[]).map(({ main }) =>
      main.notes.nodes.map(({ reactions }) => reactions.nodes.length),
    );
    expect(counts).toEqual(Array.from({ length: 5 }, () => [1, 2, 3, 4, 5]));
    // The page, the further page of notes, and the further page of reactions.
    expect(asked(server!)).toHaveLength(3);
  });

  it('are read with the page again where records have no id, one request for all with the same cursor', async () => {
    const { outputs, report } = await run(withoutId);
    expect(dataOf(outputs[0])).toEqual(withoutIds(complete([1, 2, 3, 4, 5])));
    expect(report).toMatchObject({ status: 'complete', pages: 2, requests: 5, warnings: [] });
    const [, first, , second, third] = asked(server!);
    expect([first, second, third].map((each) => each!.variables)).toEqual([
      { nestedCursor: '1' },
      { after: '2', nestedCursor: '1' },
      { after: '2', nestedCursor: '3' },
    ]);
    expect(second!.query).not.toContain('number');
  });

  it('are read with the page again where the API knows no node(id:)', async () => {
    const { outputs, report } = await run(byId, withoutNode);
    expect(dataOf(outputs[0])).toEqual(complete([1, 2, 3, 4, 5]));
    expect(report).toMatchObject({ status: 'complete', warnings: [] });
  });

  it('need no id in the selection where the schema has one', async () => {
    const { outputs } = await run(withoutId, withNode, {
      options: { schema: { group: { from: 'text', text: boardSdl } } },
    });
    expect(dataOf(outputs[0])).toEqual(withoutIds(complete([1, 2, 3, 4, 5])));
    expect(queries().filter((query) => query.startsWith('query NestedPage'))).toHaveLength(4);
  });

  it('are not asked for by id where the schema says that this cannot be done', async () => {
    await run(byId, withoutNode, {
      options: { schema: { group: { from: 'text', text: boardSdlWithoutNode } } },
    });
    expect(queries().filter((query) => query.includes('node(id'))).toEqual([]);
  });

  it('are read within each other', async () => {
    const { outputs, report } = await run(
      '{ cards(first: 5) { nodes { id notes(first: 2) { nodes { id reactions(first: 2) { nodes { emoji } } } } } } }',
    );
    const [, , , , card] = dataOf(outputs[0]) as unknown as Array<{
      notes: { nodes: Array<{ id: string; reactions: { nodes: unknown[] } }> };
    }>;
    expect(card!.notes.nodes.map(({ id, reactions }) => [id, reactions.nodes.length])).toEqual([
      ['N5.1', 1],
      ['N5.2', 2],
      ['N5.3', 3],
      ['N5.4', 4],
      ['N5.5', 5],
    ]);
    expect(JSON.stringify(outputs)).not.toMatch(/nestedPageInfo|nestedType|nestedId/);
    expect(report).toMatchObject({ status: 'complete', warnings: [] });
  });

  it('are left where nothing inside can be asked for, and the report says so', async () => {
    const { outputs, report } = await run(
      '{ cards(first: 5) { nodes { notes(first: 5) { nodes { reactions(first: 4) { nodes { emoji } } } } } } }',
    );
    expect(dataOf(outputs[0])).toHaveLength(5);
    expect(report!.warnings).toEqual([
      '`cards.nodes.notes.nodes.reactions` of 1 record has more than was read: the API offers no way to ask for the rest',
    ]);
  });

  it('respect fragments, aliases, edges and the direction', async () => {
    const { outputs } = await run(
      `query ($n: Int = 2) { board: cards(first: 5) { edges { node { ...Whole } } } }
       fragment Whole on Card { key: id last: notes(last: $n) { edges { node { ...Text } } pageInfo { hasPreviousPage } } }
       fragment Text on Note { text }`,
      withNode,
      { variablesAs: 'json', variables: '{"n": 2}' },
    );
    expect(dataOf(outputs[0]).at(-1)).toEqual({
      key: 'C5',
      last: { edges: texts(5).map((node) => ({ node })), pageInfo: { hasPreviousPage: false } },
    });
  });

  it('have all that several fragments ask of them', async () => {
    const document = `{ cards(first: 5) { nodes { ...Ids ...Texts } } }
      fragment Ids on Card { id notes(first: 2) { nodes { id } } }
      fragment Texts on Card { notes(first: 2) { nodes { text } } }`;
    for (const handler of [withNode, withoutNode]) {
      const { outputs, report } = await run(document, handler);
      const notes = texts(5).map(({ text }, at) => ({ id: `N5.${at + 1}`, text }));
      expect(dataOf(outputs[0]).at(-1)).toEqual({ id: 'C5', notes: { nodes: notes } });
      expect(report).toMatchObject({ status: 'complete', warnings: [] });
    }
  });

  it('are read for the records that are delivered only', async () => {
    const { outputs } = await run(byId.replace('first: 3', 'first: 5'), withNode, {
      returnAll: false,
      limit: 3,
    });
    expect(dataOf(outputs[0])).toEqual(complete([1, 2, 3]));
    expect(asked(server!)).toHaveLength(2);
  });

  it('end where the user wants it, and the report says what is missing', async () => {
    const { outputs, report } = await run(byId, withNode, { nested: { maxPages: 2 } });
    expect(dataOf(outputs[0]).at(-1)).toMatchObject({ number: 5, notes: { nodes: texts(4) } });
    expect(report!.warnings).toEqual([
      '`cards.nodes.notes` of 1 record has more than was read: Options > Nested Connections allows 2 pages of each',
    ]);
  });

  it('end where a cursor never changes', async () => {
    const { outputs, report } = await run(byId, async (request, response) => {
      const reply = await withNode(request, response);
      const body = String((reply as { body: string }).body);
      return {
        ...reply,
        body: body.replace(/("hasNextPage":)\w+,"endCursor":"3"/, '$1true,"endCursor":"1"'),
      };
    });
    expect(dataOf(outputs[0])).toHaveLength(5);
    expect(report!.warnings).toContainEqual(expect.stringContaining('the API gives the same cursor again'));
  });

  it('are known to have more where they are in a list that has no pages', async () => {
    const { outputs, report } = await run(
      '{ decks { cards(first: 2) { nodes { number } pageInfo { hasNextPage } } } }',
      withNode,
      { nested: { read: 'first' } },
    );
    expect(dataOf(outputs[0])).toHaveLength(2);
    expect(report!.warnings).toEqual([expect.stringContaining('`cards` of 2 records have more')]);
  });

  it('make their page fail when the API is away, and it is read as a whole later', async () => {
    let isAway = true;
    const handler: Handler = (request, response) =>
      isAway && request.body.toString().includes('"C4"')
        ? { status: 500, json: { message: 'away' } }
        : withNode(request, response);
    const { outputs, report } = await run(byId, handler, {
      options: { retry: { group: { maxAttempts: 1 } } },
    });
    expect(dataOf(outputs[0])).toEqual(complete([1, 2, 3]));
    expect(report).toMatchObject({
      status: 'partial',
      error: { code: 'SERVER_ERROR', status: 500, page: 2 },
    });
    isAway = false;
    const rest = await run(byId, handler, { options: { resumeFrom: report!.resume } });
    expect(dataOf(rest.outputs[0])).toEqual(complete([4, 5]));
  });
});
