import { ApiError } from '../../errors/ApiError';
import { isObject, type JsonValue } from '../../plan/json';
import type { HttpResponse } from '../../ports/Transport';
import type { XmlElement } from '../xml/XmlElement';
import type { RpcError } from '../rpc/RpcReply';
import { parseXml } from '../xml/parseXml';
import { decodeXmlText } from '../xml/decodeXmlText';
import { readValue, type Reading } from './readValue';

/** What an answer says, or why it cannot be read. */
export type XmlAnswer = {
  readonly text: string;
  readonly exactIntegers: number;
} & (
  | { readonly result: JsonValue; readonly isBase64: boolean }
  | { readonly fault: RpcError }
  | { readonly problem: ApiError }
);

const known = new WeakMap<HttpResponse, Promise<XmlAnswer>>();

/** Reads an answer; once for judging and decoding it. */
export function xmlAnswer(response: HttpResponse): Promise<XmlAnswer> {
  const answer =
    known.get(response) ?? read(decodeXmlText(response.body, response.headers.get('content-type') ?? ''));
  known.set(response, answer);
  return answer;
}

async function read(text: string): Promise<XmlAnswer> {
  const reading: Reading = { exactIntegers: 0 };
  try {
    const content = await contentOf(text, reading);
    return { text, ...content, exactIntegers: reading.exactIntegers };
  } catch (error) {
    if (error instanceof ApiError) return { text, problem: error, exactIntegers: 0 };
    throw error;
  }
}

async function contentOf(text: string, reading: Reading) {
  if (text.trim() === '')
    throw new ApiError('RPC_REPLY_INVALID', { subject: 'The answer is empty where a reply is due' });
  const parsed = await parseXml(text);
  if (/^\s*<(!doctype html|html)\b/i.test(text)) throw webPage();
  if ('problem' in parsed) throw notXml(text, parsed.problem);
  const { root } = parsed;
  if (root.name.local !== 'methodResponse')
    throw noReply(`no XML-RPC reply, but a document <${root.written}>`, text);
  const [content] = root.children;
  if (content && content.name.local === 'fault') return { fault: faultIn(content, reading) };
  if (content && content.name.local === 'params') return resultIn(content, reading);
  throw noReply('a reply with neither a result nor a fault', text);
}

/** Exactly one by the specification; servers leave it out for methods that return nothing. */
function resultIn(params: XmlElement, reading: Reading): { result: JsonValue; isBase64: boolean } {
  const [param] = params.children;
  const [value] = param ? param.children : [];
  if (!value) return { result: null, isBase64: false };
  const [type] = value.children;
  return { result: readValue(value, reading), isBase64: type !== undefined && type.name.local === 'base64' };
}

function faultIn(fault: XmlElement, reading: Reading): RpcError {
  const [value] = fault.children;
  return asFault(value ? readValue(value, reading) : null);
}

/** A fault's struct as an error; other members come along. */
export function asFault(value: JsonValue): RpcError {
  if (!isObject(value)) return { data: value };
  const { faultCode, faultString, ...others } = value;
  return {
    ...(typeof faultCode === 'number' || typeof faultCode === 'string' ? { code: faultCode } : {}),
    ...(faultString !== undefined && faultString !== null ? { message: String(faultString) } : {}),
    ...others,
  };
}

const otherPath = 'Check the path, and that the API speaks XML-RPC: many answer at /RPC2 or /xmlrpc.php.';

function webPage(): ApiError {
  return new ApiError('RESPONSE_IS_HTML', { hint: otherPath });
}

function notXml(text: string, problem: string): ApiError {
  return new ApiError('RESPONSE_NOT_XML', {
    subject: `The answer is not XML (${problem})`,
    hint: otherPath,
    body: text.slice(0, 1000),
  });
}

function noReply(what: string, text: string): ApiError {
  return new ApiError('RPC_REPLY_INVALID', { subject: `The answer is ${what}`, body: text.slice(0, 1000) });
}
