import { ApiError } from '../../errors/ApiError';
import type { RequestPlan } from '../../plan/RequestPlan';
import type { Exchange } from '../../ports/Transport';
import { mediaType } from '../mediaType';
import type { Decoded } from '../Protocol';
import { exactIntegerWarning } from '../rest/response/json';
import { matchReplies, type RawReply } from '../rpc/matchReplies';
import { rpcContent } from '../rpc/rpcContent';
import type { RpcReply } from '../rpc/RpcReply';
import { rpcSettings } from '../rpc/rpcSettings';
import { type JsonAnswer, jsonAnswer, replyIn } from './jsonAnswer';

/** The result of a single call. */
export function decodeReply({ response }: Exchange, plan: RequestPlan): Decoded {
  const settings = rpcSettings(plan);
  const answer = jsonAnswer(response);
  if (settings.isNotification && answer.text === '') return { body: undefined, warnings: [] };
  const reply = replyIn(answer.value);
  if (!reply || 'error' in reply.outcome) throw noReply(answer, response.headers);
  return {
    body: rpcContent(reply.outcome.result, settings),
    warnings: [...idWarnings(reply, settings.isNotification), ...exactIntegerWarning(answer.exactIntegers)],
  };
}

/** The replies to a batch, each under the position of its call; a batch of one is a plain call. */
export function decodeBatch({ request, response }: Exchange, plan: RequestPlan): Decoded {
  const answer = jsonAnswer(response);
  const { isNotification } = rpcSettings(plan);
  if (isNotification && answer.text === '') return { body: undefined, warnings: [] };
  const { replies, warnings } = repliesIn(answer, request.calls ?? 1);
  if (replies === undefined) throw noReply(answer, response.headers);
  return {
    body: isNotification && replies.length === 0 ? undefined : replies,
    warnings: [...warnings, ...exactIntegerWarning(answer.exactIntegers)],
  };
}

function repliesIn(
  { value }: JsonAnswer,
  count: number,
): { replies?: readonly RpcReply[]; warnings: readonly string[] } {
  const only = replyIn(value);
  if (count === 1 && only)
    return { replies: [{ id: '1', ...only.outcome }], warnings: idWarnings(only, false) };
  if (only) return { replies: notTaken([only], count), warnings: [] };
  if (!Array.isArray(value)) return { warnings: [] };
  const raw = value.map(asRawReply);
  if (raw.length > 0 && raw.every(isRefusalOfAll)) return { replies: notTaken(raw, count), warnings: [] };
  return matchReplies(raw, count);
}

/** Something that is no reply at all belongs to no call. */
function asRawReply(value: unknown): RawReply {
  return replyIn(value) ?? { id: undefined, outcome: { error: { message: 'not a reply', data: value } } };
}

/** A server that takes no batches reads a list as one odd request: parse error or invalid request, without an id. */
function isRefusalOfAll({ id, outcome }: RawReply): boolean {
  const code = 'error' in outcome ? Number(outcome.error.code) : undefined;
  return (id === null || id === undefined) && (code === -32700 || code === -32600);
}

/** One reply where a list is due: what it does not answer was not read. */
function notTaken(raw: readonly RawReply[], count: number): RpcReply[] {
  const { replies } = matchReplies(
    raw.filter(({ outcome }) => 'result' in outcome),
    count,
  );
  return Array.from({ length: count }, (_, position) => {
    const id = String(position + 1);
    return replies.find((reply) => reply.id === id) ?? { id, isNotTaken: true };
  });
}

/** The only answer on a connection belongs to the only request, whatever its id says; but that is worth a word. */
function idWarnings({ id }: RawReply, isNotification: boolean): string[] {
  if (isNotification || String(id) === '1') return [];
  return [`The reply carries the id ${JSON.stringify(id) ?? '(none)'} instead of that of the call.`];
}

function noReply({ text, value, problem }: JsonAnswer, headers: Headers): ApiError {
  if (text === '')
    return new ApiError('RPC_REPLY_INVALID', { subject: 'The answer is empty where a reply is due' });
  if (mediaType(headers) === 'text/html' && problem !== undefined) {
    return new ApiError('RESPONSE_IS_HTML', {
      hint: 'The address may lead to a login or error page: check base URL and path.',
    });
  }
  if (problem !== undefined) {
    return new ApiError('RESPONSE_NOT_JSON', {
      subject: `The answer is not JSON (${problem})`,
      hint: 'Check the path, and that the API speaks JSON-RPC. The beginning of the answer is in the body below.',
      body: text.slice(0, 1000),
    });
  }
  const found = Array.isArray(value)
    ? 'a list where one reply is due'
    : 'no reply: it has neither a result nor an error';
  return new ApiError('RPC_REPLY_INVALID', { subject: `The answer is ${found}`, body: value });
}
