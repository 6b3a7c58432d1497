import { type Answer, json, noContent } from '../http/Answer';
import type { ApiRequest } from '../http/ApiRequest';
import type { ServiceState } from '../ServiceState';
import { callMethod } from './callMethod';
import { openRpcDocument } from './openRpcDocument';
import { RpcProblem } from './RpcProblem';

/** JSON-RPC 2.0: calls, notifications and batches, whose replies come in reverse order to make it interesting. */
export function answerJsonRpc({ body }: ApiRequest, state: ServiceState): Answer {
  const request = parse(body.toString('utf8'));
  if (request === undefined) return json(failure(null, new RpcProblem(-32700, 'Parse error')));
  if (!Array.isArray(request)) return asAnswer(replyTo(request, state));
  if (request.length === 0) return json(failure(null, new RpcProblem(-32600, 'Invalid Request')));
  const replies = request.flatMap((each) => replyTo(each, state) ?? []).reverse();
  return asAnswer(replies.length > 0 ? replies : undefined);
}

function asAnswer(reply: object | undefined): Answer {
  return reply ? json(reply) : noContent;
}

function replyTo(request: unknown, state: ServiceState): object | undefined {
  const { method, params, id } = (request ?? {}) as { method?: unknown; params?: unknown; id?: unknown };
  if (typeof method !== 'string') return failure(null, new RpcProblem(-32600, 'Invalid Request'));
  const reply = attempt(id, () =>
    method === 'rpc.discover' ? openRpcDocument : callMethod(method, params, state),
  );
  return id === undefined ? undefined : reply;
}

function attempt(id: unknown, work: () => unknown): object {
  try {
    return { jsonrpc: '2.0', result: work(), id };
  } catch (error) {
    return failure(id, error instanceof RpcProblem ? error : new RpcProblem(-32603, 'Internal error'));
  }
}

function failure(id: unknown, { code, message, data }: RpcProblem): object {
  return { jsonrpc: '2.0', error: { code, message, data }, id };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
