import { isObject, type JsonValue } from '../../plan/json';
import { listParameters } from '../rpc/listParameters';
import type { RpcCall } from '../rpc/RpcCall';
import type { RpcError, RpcReply } from '../rpc/RpcReply';
import { asFault, type XmlAnswer } from './xmlAnswer';

const multicallMethod = 'system.multicall';

/** Many calls as one, by Eric Kidd's convention that most servers have: a list of `{methodName, params}`. */
export function multicall(calls: readonly RpcCall[]): RpcCall {
  const list = calls.map(({ method, params }) => ({
    methodName: method,
    params: listParameters(params as JsonValue, 'XML-RPC'),
  }));
  return { method: multicallMethod, params: [list] };
}

/**
 * What a multicall's answer says about each call: a list with the result, or the struct of a fault. Results have no
 * ids, so a list of another length cannot be told apart and is handed on as it is.
 */
export function multicallReplies(count: number, answer: Exclude<XmlAnswer, { problem: unknown }>): unknown {
  if (count === 1) return [{ id: '1', ...outcomeOf(answer) }];
  if ('fault' in answer) {
    return Array.from({ length: count }, (_, position) => ({ id: String(position + 1), isNotTaken: true }));
  }
  const list = answer.result;
  if (!Array.isArray(list) || list.length !== count) return list;
  // The convention wraps each result into a list of one; some servers (supervisord) give it as it is.
  const isWrapped = list.every((entry) => isFault(entry) || (Array.isArray(entry) && entry.length === 1));
  return list.map((entry, position): RpcReply => {
    const id = String(position + 1);
    if (isFault(entry)) return { id, error: asFault(entry) };
    return { id, result: isWrapped ? (entry as JsonValue[])[0] : entry };
  });
}

function isFault(entry: JsonValue): boolean {
  return isObject(entry) && 'faultCode' in entry && 'faultString' in entry;
}

function outcomeOf(answer: Exclude<XmlAnswer, { problem: unknown }>) {
  return 'fault' in answer ? { error: answer.fault } : { result: answer.result };
}

/** Whether a fault means that the server has no multicall, so that nothing of it was processed. */
export function isNotTaken({ code, message = '' }: RpcError): boolean {
  return (
    [-32601, -32600].includes(Number(code)) ||
    /method|multicall|not (found|supported|implemented)/i.test(message)
  );
}
