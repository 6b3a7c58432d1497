import type { JsonValue } from '../../plan/json';
import type { RequestPlan, RequestSpec } from '../../plan/RequestPlan';
import type { Exchange, HttpRequest } from '../../ports/Transport';
import type { Decoded, EncodeContext, Protocol } from '../Protocol';
import { resolveUrl } from '../resolveUrl';
import { exactIntegerWarning } from '../rest/response/json';
import { listParameters } from '../rpc/listParameters';
import { callsIn } from '../rpc/RpcCall';
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
  const { method, params: written } = isBatch ? multicall(calls) : calls[0]!;
  const params = await fillFiles(
    listParameters(written as JsonValue, 'XML-RPC'),
    context.binary,
    (base64) => ({
      $base64: base64,
    }),
  );
  const { extensions, asciiOnly } = plan.call ?? {};
  const body = writeCall(method, params as JsonValue[], {
    extensions: extensions === 'apache' ? 'apache' : 'common',
    asciiOnly: asciiOnly === true,
  });
  const headers: Record<string, string> = { accept: 'text/xml', 'content-type': 'text/xml; charset=utf-8' };
  for (const { name, value } of request.headers) headers[name.trim().toLowerCase()] = value;
  const url = resolveUrl(request, context.access, context.origins);
  return { method: 'POST', url, headers, body, calls: calls.length };
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
