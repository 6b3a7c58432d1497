import { ApiError } from '../../errors/ApiError';
import { toApiError } from '../../errors/toApiError';
import type { ErrorCode } from '../../errors/codes';
import { isObject, type JsonValue } from '../../plan/json';
import { describeOpenRpc } from './describeOpenRpc';
import { describeSystemMethods, methodNames, type MethodFacts } from './describeSystemMethods';
import type { RpcDescription } from './RpcMethod';

/** Calls a method and gives its result; rejects with an ApiError. */
export type Ask = (method: string, params: JsonValue[]) => Promise<unknown>;

/** Asks an API that speaks JSON-RPC: OpenRPC's `rpc.discover`, else what XML-RPC's servers have. */
export async function discoverMethods(ask: Ask): Promise<RpcDescription> {
  const document = await unlessRefused(ask('rpc.discover', []));
  if (isObject(document.result)) return describeOpenRpc(document.result);
  return await discoverSystemMethods(ask);
}

/** `system.listMethods`, and with it the signatures and helps of all methods, in one call where that is possible. */
export async function discoverSystemMethods(ask: Ask): Promise<RpcDescription> {
  const { result, refusal } = await unlessRefused(ask('system.listMethods', []));
  const names = methodNames(result);
  if (!names) throw noMethods(refusal);
  return describeSystemMethods(await factsOf(names.toSorted(), ask));
}

const signature = 'system.methodSignature';
const help = 'system.methodHelp';
/** One question for each method would be too many beyond this; the names alone are worth something, too. */
const mostQuestions = 100;

async function factsOf(names: readonly string[], ask: Ask): Promise<MethodFacts[]> {
  const questions = names.flatMap((name) =>
    [signature, help].filter((method) => names.includes(method)).map((method) => ({ method, name })),
  );
  const answers = names.includes('system.multicall')
    ? await askAtOnce(questions, ask)
    : questions.length <= mostQuestions
      ? await askInTurn(questions, ask)
      : [];
  const answerTo = (method: string, name: string) =>
    answers[questions.findIndex((question) => question.method === method && question.name === name)];
  return names.map((name) => ({ name, signature: answerTo(signature, name), help: answerTo(help, name) }));
}

interface Question {
  readonly method: string;
  readonly name: string;
}

/** Each answer of a multicall is a list of one, a failed one an object (xmlrpc.com, "system.multicall"). */
async function askAtOnce(questions: readonly Question[], ask: Ask): Promise<unknown[]> {
  const calls = questions.map(({ method, name }) => ({ methodName: method, params: [name] }));
  const { result } = await unlessRefused(ask('system.multicall', [calls]));
  return Array.isArray(result) ? result.map((answer) => (Array.isArray(answer) ? answer[0] : undefined)) : [];
}

async function askInTurn(questions: readonly Question[], ask: Ask): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const { method, name } of questions) answers.push((await unlessRefused(ask(method, [name]))).result);
  return answers;
}

/** Failures that are about the method that was asked, and not about the way to the API. */
const refusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'RPC_METHOD_NOT_FOUND',
  'RPC_PARAMETERS_INVALID',
  'RPC_FAILED',
  'REQUEST_REJECTED',
  'SERVER_ERROR',
  'NOT_FOUND',
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

function noMethods(refusal: ApiError | undefined): ApiError {
  const { message, detail } = refusal ?? { message: 'the answer has no list of names', detail: {} };
  return new ApiError('METHODS_UNKNOWN', {
    subject: `The API does not say which methods it has (${message})`,
    status: detail.status,
    body: detail.body,
  });
}
