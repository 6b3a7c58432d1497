/**
 * Third-party GraphQL servers, one at each path: GraphQL Yoga, Apollo Server, graphql-http, and GitHub's schema.
 * json-graphql-server, which takes any path, answers the rest.
 */
const { readFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { createRequire } = require('node:module');
const { resolve } = require('node:path');
const load = createRequire(`${process.cwd()}/`);
const { buildSchema, GraphQLError } = load('graphql');
const { createYoga, createSchema } = load('graphql-yoga');
const { useDeferStream } = load('@graphql-yoga/plugin-defer-stream');
const { ApolloServer, HeaderMap } = load('@apollo/server');
const { createHandler } = load('graphql-http/lib/use/http');
const { createHandler: createSseHandler } = load('graphql-sse/lib/use/http');
const { useServer } = load('graphql-ws/use/ws');
const { WebSocketServer } = load('ws');
const { jsonGraphqlExpress } = load('json-graphql-server/node');
// The package is a module of the newer kind; its schema is a file in it.
const github = readFileSync(resolve('node_modules/@octokit/graphql-schema/schema.graphql'), 'utf8');

const typeDefs = `
  type Query { hello: String!  failing: String  echo(big: String, id: ID): String  items(first: Int, after: String): ItemConnection! }
  type Mutation { add(text: String!): Item!  tryAdd(text: String!): Item  read(file: File!): String! }
  type Subscription { count(to: Int!, failAt: Int): Counted  silence: Counted }
  type Counted { n: Int! }
  scalar File
  type Item { id: ID! text: String! }
  type ItemConnection { nodes: [Item!]! pageInfo: PageInfo! totalCount: Int! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
`;

const all = Array.from({ length: 23 }, (_, at) => ({ id: String(at + 1), text: `Item ${at + 1}` }));
const items = ({ first = 5, after = '0' }) => {
  const start = Number(after);
  const nodes = all.slice(start, start + first);
  const end = start + nodes.length;
  return {
    nodes,
    totalCount: all.length,
    pageInfo: { hasNextPage: end < all.length, endCursor: String(end) },
  };
};
const add = ({ text }) => {
  if (text === '') throw new GraphQLError('The text is empty', { extensions: { code: 'BAD_USER_INPUT' } });
  return { id: `new-${text}`, text };
};
const fail = () => {
  throw new GraphQLError('Out of order', { extensions: { code: 'FORBIDDEN' } });
};
async function* count({ to, failAt }) {
  for (let n = 1; n <= to; n += 1) {
    if (n === failAt) throw new GraphQLError('The count has stopped');
    yield { count: { n } };
    // Without a pause nobody else would be served, nor the end of the subscription be noticed.
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
async function* silence() {
  await new Promise(() => {});
  yield { silence: null };
}
const resolvers = {
  Query: {
    hello: () => 'world',
    failing: fail,
    echo: (_, { big, id }) => big ?? id,
    items: (_, page) => items(page),
  },
  Mutation: {
    add: (_, input) => add(input),
    tryAdd: (_, input) => add(input),
    read: (_, { file }) => file.text(),
  },
  Subscription: {
    count: { subscribe: (_, input) => count(input) },
    silence: { subscribe: () => silence() },
  },
};
const rootValue = {
  hello: 'world',
  failing: fail,
  echo: ({ big, id }) => big ?? id,
  items,
  add,
  tryAdd: add,
  count,
  silence,
};

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  graphqlEndpoint: '/yoga',
  batching: true,
  logging: false,
});
const plainYoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  graphqlEndpoint: '/plain',
  logging: false,
});
const later = (value) => new Promise((resolve) => setTimeout(resolve, 5, value));
const deferYoga = createYoga({
  schema: createSchema({
    typeDefs: `
      type Query { report: Report!  reports(first: Int, after: String): ReportConnection! }
      type ReportConnection { nodes: [Report!]! pageInfo: PageInfo! }
      type PageInfo { hasNextPage: Boolean! endCursor: String }
      type Report { title: String!  author: Author!  failing: String  lines: [Line!]! }
      type Author { name: String!  town: String! }
      type Line { n: Int!  text: String! }
    `,
    resolvers: {
      Query: {
        report: () => ({ title: 'Year' }),
        reports: (_, { after }) => ({
          nodes: [{ title: after ? 'Second' : 'First' }],
          pageInfo: { hasNextPage: !after, endCursor: '1' },
        }),
      },
      Report: {
        author: () => ({ name: 'Ada', town: later('London') }),
        failing: () => later().then(fail),
        async *lines() {
          for (let n = 1; n <= 3; n += 1) yield await later({ n, text: `line ${n}` });
        },
      },
    },
  }),
  plugins: [useDeferStream()],
  graphqlEndpoint: '/defer',
  logging: false,
});
const githubYoga = createYoga({
  schema: buildSchema(github, { assumeValidSDL: true, assumeValid: true }),
  graphqlEndpoint: '/github',
  logging: false,
});
const http = createHandler({ schema: buildSchema(typeDefs), rootValue });
const sse = createSseHandler({ schema: createSchema({ typeDefs, resolvers }) });
const apollo = new ApolloServer({
  typeDefs,
  resolvers,
  allowBatchedHttpRequests: true,
  introspection: false,
});
const apolloSingle = new ApolloServer({ typeDefs, resolvers, introspection: true });
const json = load('express')();
json.use(
  jsonGraphqlExpress({
    posts: Array.from({ length: 23 }, (_, at) => ({ id: at + 1, title: `Post ${at + 1}`, views: at * 10 })),
  }),
);

async function answerApollo(server, request, response, path) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const text = Buffer.concat(chunks).toString();
  const {
    body,
    headers: out,
    status,
  } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      headers,
      search: new URL(request.url, 'http://localhost').search,
      body: text === '' ? undefined : JSON.parse(text),
    },
    context: async () => ({ path }),
  });
  response.writeHead(status ?? 200, Object.fromEntries(out));
  response.end(body.string);
}

async function main() {
  await apollo.start();
  await apolloSingle.start();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/ready') return response.end('ready');
    if (pathname === '/yoga') return yoga(request, response);
    if (pathname === '/plain') return plainYoga(request, response);
    if (pathname === '/defer') return deferYoga(request, response);
    if (pathname === '/github') return githubYoga(request, response);
    if (pathname === '/http') return http(request, response);
    // What fails on the way is the caller's to handle.
    if (pathname === '/sse') return sse(request, response).catch(() => response.destroy());
    if (pathname === '/apollo') return answerApollo(apollo, request, response, pathname);
    if (pathname === '/apollo-single') return answerApollo(apolloSingle, request, response, pathname);
    return json(request, response);
  });
  useServer(
    {
      schema: createSchema({ typeDefs, resolvers }),
      onConnect: ({ connectionParams, extra }) =>
        !extra.request.url.startsWith('/ws-closed') || connectionParams?.key === 'open',
    },
    new WebSocketServer({ server }),
  );
  server.listen(Number(process.argv[2]));
}

main();
