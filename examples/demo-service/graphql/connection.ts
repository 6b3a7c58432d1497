import { GraphQLError } from 'graphql';

export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** One page of a list as a Relay connection; a cursor is the position in base64, so that nobody counts with it. */
export function connection<Element>(list: readonly Element[], { first, after }: PageArguments, most: number) {
  const size = first ?? most;
  if (size < 1 || size > most) {
    throw new GraphQLError(`"first" must be from 1 to ${most}.`, { extensions: { code: 'BAD_USER_INPUT' } });
  }
  const start = after ? Number(Buffer.from(after, 'base64url').toString().slice('cursor:'.length)) : 0;
  const nodes = list.slice(start, start + size);
  const end = start + nodes.length;
  const endCursor = nodes.length > 0 ? Buffer.from(`cursor:${end}`).toString('base64url') : null;
  return { nodes, totalCount: list.length, pageInfo: { hasNextPage: end < list.length, endCursor } };
}
