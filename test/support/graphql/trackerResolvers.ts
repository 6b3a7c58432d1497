import { GraphQLError } from 'graphql';

export interface PageArguments {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
}

/** A connection over a list, as the Relay specification has it; cursors are positions. */
export function connection<Element>(list: readonly Element[], { first, after, last, before }: PageArguments) {
  const from = after === undefined || after === null ? 0 : Number(after) + 1;
  const to = before === undefined || before === null ? list.length : Number(before);
  const start = last === undefined || last === null ? from : Math.max(from, to - last);
  const end = first === undefined || first === null ? to : Math.min(to, start + first);
  const nodes = list.slice(start, end);
  return {
    nodes,
    edges: nodes.map((node, at) => ({ node, cursor: String(start + at), since: 2000 + start + at })),
    totalCount: list.length,
    pageInfo: {
      hasNextPage: end < list.length,
      hasPreviousPage: start > 0,
      startCursor: nodes.length > 0 ? String(start) : null,
      endCursor: nodes.length > 0 ? String(end - 1) : null,
    },
  };
}

const count = (length: number) => Array.from({ length }, (_, at) => at + 1);

const users = count(12).map((n) => ({
  id: `U${n}`,
  login: `user${n}`,
  role: n === 1 ? 'ADMIN' : 'MEMBER',
  createdAt: '2026-01-02T03:04:05Z',
  // Beyond what a number holds exactly.
  serial: 9007199254740993n + BigInt(n),
}));

const issues = count(25).map((n) => ({
  id: `I${n}`,
  number: n,
  title: `Issue ${n}`,
  author: users[n % users.length],
  comments: (page: PageArguments) =>
    connection(
      count(n === 3 ? 30 : 2).map((c) => ({ text: `Comment ${c}` })),
      page,
    ),
}));

const labels = count(25).map((n) => ({ name: `label ${n}` }));

/** The root value for `trackerSchema`. */
export const trackerResolvers = {
  repository: ({ name }: { name: string }) =>
    name === 'none'
      ? null
      : {
          id: 'R1',
          name,
          issues: (page: PageArguments) => connection(issues, page),
          releases: (page: PageArguments) =>
            connection(
              count(5).map((n) => ({ tag: `v${n}` })),
              page,
            ),
        },
  users: (page: PageArguments) => connection(users, page),
  labels: ({ offset, limit }: { offset: number; limit: number }) => ({
    items: labels.slice(offset, offset + limit),
    total: labels.length,
  }),
  tags: ({ page = 0, perPage = 10 }: { page?: number; perPage?: number }) =>
    labels.slice(page * perPage, (page + 1) * perPage),
  _tagsMeta: { count: labels.length },
  me: () => ({
    ...users[0],
    secret() {
      throw new GraphQLError('You may not see this', { extensions: { code: 'FORBIDDEN' } });
    },
  }),
  version: '1.0',
  search: () => [
    { __typename: 'Issue', ...issues[0] },
    { __typename: 'User', ...users[0] },
  ],
  failing() {
    throw new GraphQLError('The database is away', { extensions: { code: 'INTERNAL_SERVER_ERROR' } });
  },
  upsertContact: ({
    input,
  }: {
    input: { email: string; name?: string; address?: { city?: string }; serial?: unknown };
  }) => {
    if (!input.email.includes('@')) {
      throw new GraphQLError(`"${input.email}" is no address`, { extensions: { code: 'BAD_USER_INPUT' } });
    }
    return { id: input.email, ...input, city: input.address?.city };
  },
};
