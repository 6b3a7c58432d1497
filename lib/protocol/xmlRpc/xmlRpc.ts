import type { JsonValue } from '../../plan/json';
import type { RequestPlan, RequestSpec } from '../../plan/RequestPlan';
import { withInserted } from '../../plan/withInserted';
import type { Exchange, HttpRequest } from '../../ports/Transport';
import type { Decoded, EncodeContext, Protocol } from '../Protocol';
import { resolveUrl } from '../resolveUrl';
import { exactIntegerWarning } from '../rest/response/json';
import { listParameters } from '../rpc/listParameters';
import { callsIn, type RpcCall } from '../rpc/RpcCall';
import { fillFiles } from '../rpc/fillFiles';
import { rpcContent } from '../rpc/rpcContent';
import { rpcFailure } from '../rpc/rpcFailure';
import { rpcSettings } from '../rpc/rpcSettings';
import { isAboutAll, isTellingStatus, statusFailure } from '../rpc/statusFailure';
import { isNotTaken, multicall, multicallReplies } from './multicall';
import { writeCall } from './writeCall';
import { xmlAnswer } from './xmlAnswer';

/** XML-RPC (xmlrpc.com/spec), with the extensions that servers have made: nil, i8, system.multicall, Apache's types. */
export const xmlRpc: Protocol = {
  label: 'XML-RPC',
  help: 'Methods that are called with XML (WordPress, Odoo, supervisord, Bugzilla, …).',
  fields: [],
  encode,
  async classify({ request, response }, plan) {
    const answer = await xmlAnswer(response);
    if ('problem' in answer) return statusFailure(response, answer.text);
    if ('result' in answer) return undefined;
    const failure = rpcFailure(answer.fault, response.status);
    const isOfOneCall = plan.batch !== undefined && !isTellingStatus(response.status) && !isAboutAll(failure);
    // A fault of one call is told apart later; one of a multicall is that of all calls, unless they can go alone.
    return isOfOneCall && (callCount(request) === 1 || isNotTaken(answer.fault)) ? undefined : failure;
  },
  decode,
};

async function encode(request: RequestSpec, plan: RequestPlan, context: EncodeContext): Promise<HttpRequest> {
  const { calls, isBatch } = callsIn(request);
  const filled = await Promise.all(calls.map((call) => withFiles(call, context)));
  const { extensions, asciiOnly } = plan.call ?? {};
  const headers: Record<string, string> = { accept: 'text/xml', 'content-type': 'text/xml; charset=utf-8' };
  for (const { name, value } of request.headers) headers[name.trim().toLowerCase()] = value;
  const url = resolveUrl(request, context.access, context.origins);
  const dialect = {
    extensions: extensions === 'apache' ? 'apache' : 'common',
    asciiOnly: asciiOnly === true,
  } as const;
  const write = (list: readonly RpcCall[]) => writeCall(isBatch ? multicall(list) : list[0]!, dialect);
  return carrying(filled, write, { method: 'POST', url, headers, calls: calls.length });
}

async function withFiles({ method, params }: RpcCall, { binary }: EncodeContext): Promise<RpcCall> {
  const list = listParameters(params as JsonValue, 'XML-RPC');
  const filled = await fillFiles(list, binary, (base64) => ({ $base64: base64 }));
  return { method, params: filled as JsonValue[] };
}

/** A credential that goes into the body goes into each call. */
function carrying(
  calls: readonly RpcCall[],
  write: (calls: readonly RpcCall[]) => string,
  request: HttpRequest,
): HttpRequest {
  return {
    ...request,
    body: write(calls),
    placeInBody(path, secret) {
      const placed = calls.map((call) => withInserted(call as unknown as JsonValue, path, secret));
      return carrying(placed as unknown as RpcCall[], write, request);
    },
  };
}

async function decode({ request, response }: Exchange, plan: RequestPlan): Promise<Decoded> {
  const answer = await xmlAnswer(response);
  if ('problem' in answer) throw answer.problem;
  const warnings = exactIntegerWarning(answer.exactIntegers);
  if (plan.batch) return { body: multicallReplies(callCount(request), answer), warnings };
  if (!('result' in answer)) throw rpcFailure(answer.fault, response.status);
  if (answer.isBase64) {
    return { body: undefined, file: { bytes: Buffer.from(String(answer.result), 'base64') }, warnings };
  }
  return { body: rpcContent(answer.result, rpcSettings(plan)), warnings };
}

function callCount({ calls = 1 }: HttpRequest): number {
  return calls;
}
