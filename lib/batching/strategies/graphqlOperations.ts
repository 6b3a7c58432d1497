import { ApiError } from '../../errors/ApiError';
import { isObject } from '../../plan/json';
import { findItems } from '../../protocol/graphql/answer/findItems';
import { errorsAsFailure } from '../../protocol/graphql/answer/judgeErrors';
import type { GraphQlReply } from '../../protocol/graphql/batch/GraphQlReply';
import type { BatchStrategy, Judgement } from '../BatchStrategy';
import { callsByPosition } from '../callsByPosition';

/** GraphQL operations, each `{query, variables}`; the protocol makes a list of them, or one operation of aliases. */
export const graphqlOperations: BatchStrategy = {
  label: 'Operations',
  help: 'One operation for each item.',
  protocols: ['graphql'],
  ...callsByPosition,
  judge: (reply) => judge(reply as GraphQlReply),
  content: (reply) => (isObject(reply) && isObject(reply.body) ? contentOf(reply.body.data) : undefined),
};

function judge(reply: GraphQlReply): Judgement {
  if ('isFormNotTaken' in reply) return { kind: 'failed', error: otherForm() };
  if ('isRefused' in reply) return { kind: 'alone', isGeneral: false };
  const { data, errors } = reply.body;
  const list = Array.isArray(errors) ? (errors as readonly unknown[]) : [];
  const hasData = isObject(data) && Object.values(data).some((part) => part !== null);
  if (list.length > 0 && !hasData) {
    return { kind: 'failed', error: errorsAsFailure(list, 'GRAPHQL_ERRORS', reply.body) };
  }
  return { kind: 'done' };
}

/** Nothing was run, and the next round is sent in another form at once. */
function otherForm(): ApiError {
  return new ApiError('SERVER_BUSY', {
    subject: 'The API takes no list of operations',
    hint: 'Set Options > Batching > Form to Aliases.',
    retryAt: 0,
  });
}

/** The one record that an operation returned; all of the data where there is not exactly one. */
function contentOf(data: unknown): unknown {
  const { records } = findItems(data, []);
  return records.length === 1 ? records[0] : data;
}
