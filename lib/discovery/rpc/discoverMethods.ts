import { ApiError } from '../../errors/ApiError';
import { toApiError } from '../../errors/toApiError';
import type { ErrorCode } from '../../errors/codes';
import { isObject, type JsonValue } from '../../plan/json';
import { describeOpenRpc } from './describeOpenRpc';
import { describeSystemMethods, methodNames, type MethodFacts } from './describeSystemMethods';
import type { RpcDescription } from './RpcMethod';

export interface Question {
  readonly method: string;
  readonly params: JsonValue[];
}

/** Asks an API by calling its methods. */
export interface Ask {
  /** The result of one call; rejects with an ApiError. */
  one(question: Question): Promise<unknown>;
  /** The results of many, with as few requests as the API allows; undefined for those that failed. */
  many(questions: readonly Question[]): Promise<readonly unknown[]>;
}

/** Asks an API that speaks JSON-RPC: OpenRPC's `rpc.discover`, else what XML-RPC's servers have. */
export async function discoverMethods(ask: Ask): Promise<RpcDescription> {
  const { result, refusal } = await unlessRefused(ask.one({ method: 'rpc.discover', params: [] }));
  if (isObject(result)) return describeOpenRpc(result);
  return await discoverSystemMethods(ask, refusal);
}

/**
 * `system.listMethods`, and with it the signatures and helps of all methods.
 * @param earlier why another way of asking failed: told when this one fails as well, if it says more
 */
export async function discoverSystemMethods(ask: Ask, earlier?: ApiError): Promise<RpcDescription> {
  const { result, refusal } = await unlessRefused(ask.one({ method: 'system.listMethods', params: [] }));
  const names = methodNames(result);
  if (!names) throw noMethods(earlier, refusal);
  return describeSystemMethods(await factsOf(names.toSorted(), ask));
}

const signature = 'system.methodSignature';
const help = 'system.methodHelp';
/** One request for each question would be too many beyond this; the names alone are worth something, too. */
const mostQuestions = 100;

async function factsOf(names: readonly string[], ask: Ask): Promise<MethodFacts[]> {
  const known = [signature, help].filter((method) => names.includes(method));
  const questions = names.flatMap((name) => known.map((method) => ({ method, params: [name] })));
  const isMuch = questions.length > mostQuestions && !names.includes('system.multicall');
  const answers = isMuch || questions.length === 0 ? [] : await ask.many(questions);
  return names.map((name, at) => ({
    name,
    signature: known.includes(signature) ? answers[at * known.length] : undefined,
    help: known.includes(help) ? answers[at * known.length + known.length - 1] : undefined,
  }));
}

/**
 * Failures that are about the method that was asked, and not about the way to the API. aria2 does not let anybody
 * know without a secret that it has no such method, but tells everybody which ones it has.
 */
const refusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'RPC_METHOD_NOT_FOUND',
  'RPC_PARAMETERS_INVALID',
  'RPC_FAILED',
  'REQUEST_REJECTED',
  'SERVER_ERROR',
  'NOT_FOUND',
  'AUTHENTICATION_FAILED',
  'FORBIDDEN',
]);

async function unlessRefused(answer: Promise<unknown>): Promise<{ result?: unknown; refusal?: ApiError }> {
  try {
    return { result: await answer };
  } catch (error) {
    const refusal = toApiError(error);
    if (!refusals.has(refusal.code)) throw refusal;
    return { refusal };
  }
}

function noMethods(...failures: ReadonlyArray<ApiError | undefined>): ApiError {
  const known = failures.filter((failure) => failure !== undefined);
  const notLetIn = known.find(({ code }) => code === 'AUTHENTICATION_FAILED' || code === 'FORBIDDEN');
  if (notLetIn) return notLetIn;
  const { message, detail } = known.at(-1) ?? { message: 'the answer has no list of names', detail: {} };
  return new ApiError('METHODS_UNKNOWN', {
    subject: `The API does not say which methods it has (${message})`,
    status: detail.status,
    body: detail.body,
  });
}
