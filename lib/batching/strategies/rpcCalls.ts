import { ApiError } from '../../errors/ApiError';
import { isObject } from '../../plan/json';
import { oneContent } from '../../protocol/rpc/rpcContent';
import { rpcFailure } from '../../protocol/rpc/rpcFailure';
import type { RpcReply } from '../../protocol/rpc/RpcReply';
import type { BatchStrategy, Judgement } from '../BatchStrategy';
import { callsByPosition } from '../callsByPosition';

/** Calls of remote procedures, each `{method, params}`; the protocol makes a JSON-RPC batch of them, or a `system.multicall`. */
export const rpcCalls: BatchStrategy = {
  label: 'Calls',
  help: 'One method call for each item.',
  protocols: ['jsonRpc', 'xmlRpc'],
  ...callsByPosition,
  judge: (reply) => judge(reply as RpcReply),
  content: (reply) => oneContent(isObject(reply) ? reply.result : undefined),
};

function judge(reply: RpcReply): Judgement {
  if ('isNotTaken' in reply) return { kind: 'alone' };
  if ('error' in reply) return { kind: 'failed', error: rpcFailure(reply.error) };
  if ('replies' in reply) return { kind: 'failed', error: severalReplies(reply.replies) };
  return { kind: 'done' };
}

function severalReplies(count: number): ApiError {
  return new ApiError('BATCH_ANSWER_UNCLEAR', {
    subject: `The answer has ${count} replies with the id of this call, so nobody can tell which one is right`,
    hint: 'Check what the API did before you send the item again, and set Calls per Request to 1 for this API.',
  });
}
