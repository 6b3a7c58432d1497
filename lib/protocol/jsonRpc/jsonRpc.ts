import type { ApiError } from '../../errors/ApiError';
import { stringifyExact } from '../../plan/exactIntegers';
import type { JsonValue } from '../../plan/json';
import type { RequestPlan, RequestSpec } from '../../plan/RequestPlan';
import { withInserted } from '../../plan/withInserted';
import type { Exchange, HttpRequest } from '../../ports/Transport';
import type { EncodeContext, Protocol } from '../Protocol';
import { resolveUrl } from '../resolveUrl';
import { fillFiles } from '../rpc/fillFiles';
import { callsIn } from '../rpc/RpcCall';
import { rpcFailure } from '../rpc/rpcFailure';
import { rpcSettings } from '../rpc/rpcSettings';
import { isAboutAll, isTellingStatus, statusFailure } from '../rpc/statusFailure';
import { decodeBatch, decodeReply } from './decodeReplies';
import { envelope } from './envelope';
import { jsonAnswer, replyIn } from './jsonAnswer';

/** JSON-RPC 2.0 (jsonrpc.org/specification) and 1.0, over HTTP or WebSocket. */
export const jsonRpc: Protocol = {
  label: 'JSON-RPC',
  help: 'Methods that are called with JSON, version 2.0 or 1.0.',
  fields: [],
  encode,
  classify: async (exchange, plan) => judge(exchange, plan),
  decode: async (exchange, plan) => (plan.batch ? decodeBatch(exchange, plan) : decodeReply(exchange, plan)),
};

async function encode(request: RequestSpec, plan: RequestPlan, context: EncodeContext): Promise<HttpRequest> {
  const settings = rpcSettings(plan);
  const { calls, isBatch } = callsIn(request);
  const bodies = calls.map((call, position) => envelope(call, position + 1, settings));
  const body = await fillFiles(isBatch ? bodies : bodies[0]!, context.binary, (base64) => base64);
  const headers: Record<string, string> = { accept: 'application/json', 'content-type': 'application/json' };
  for (const { name, value } of request.headers) headers[name.trim().toLowerCase()] = value;
  const url = resolveUrl(request, context.access, context.origins);
  const via = plan.call?.over === 'webSocket' ? { via: 'webSocket' } : {};
  return carrying(body, { ...via, method: 'POST', url, headers, calls: calls.length });
}

/** A credential that goes into the body goes into each call. */
function carrying(body: JsonValue, request: HttpRequest): HttpRequest {
  return {
    ...request,
    body: stringifyExact(body),
    placeInBody(path, secret) {
      const placed = Array.isArray(body)
        ? body.map((call) => withInserted(call, path, secret))
        : withInserted(body, path, secret);
      return carrying(placed, request);
    },
  };
}

/** Servers send error replies with any status, so the reply goes before it; the status counts where there is none. */
function judge({ response }: Exchange, plan: RequestPlan): ApiError | undefined {
  const { status } = response;
  const answer = jsonAnswer(response);
  const reply = replyIn(answer.value);
  if (plan.batch && !isTellingStatus(status)) {
    // What became of single calls is told apart later.
    if (Array.isArray(answer.value)) return undefined;
    const failure = reply && 'error' in reply.outcome ? rpcFailure(reply.outcome.error, status) : undefined;
    if (reply) return failure && isAboutAll(failure) ? failure : undefined;
  }
  if (!reply) return statusFailure(response, answer.value ?? answer.text);
  return 'error' in reply.outcome ? rpcFailure(reply.outcome.error, status) : undefined;
}
