import { answerGraphQl } from '../graphql/answerGraphQl';
import type { Route } from '../http/Route';

export const graphQlRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/graphql',
    summary:
      'GraphQL: 130 issues of the repository demo/tracker with comments, contacts, upsertContact; lists of 50 operations at the most',
    handle: answerGraphQl,
  },
];
