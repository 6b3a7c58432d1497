import { type Handler, type LocalServer, type Reply, startServer } from './localServer';

export interface RpcRequest {
  readonly jsonrpc?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly id?: unknown;
}

export type Methods = Readonly<Record<string, (params: never) => unknown>>;

/** What a method throws to fail with an error of its own. */
export class RpcFault extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly data?: unknown,
  ) {
    super(message);
  }
}

/** A JSON-RPC 2.0 server that keeps to the specification. */
export function startRpcServer(methods: Methods): Promise<LocalServer> {
  return startServer(rpcHandler(methods));
}

export function rpcHandler(methods: Methods): Handler {
  return (request): Reply => {
    const parsed = parse(request.text());
    if (parsed === undefined) return { json: failure(null, -32700, 'Parse error') };
    if (!Array.isArray(parsed)) return reply(answerTo(parsed, methods));
    if (parsed.length === 0) return { json: failure(null, -32600, 'Invalid Request') };
    const replies = parsed.flatMap((each) => answerTo(each, methods) ?? []);
    return reply(replies.length > 0 ? replies : undefined);
  };
}

function reply(json: unknown): Reply {
  return json === undefined ? { status: 204 } : { json };
}

function answerTo(request: unknown, methods: Methods): object | undefined {
  const { method, params, id = undefined } = (request ?? {}) as RpcRequest;
  if (typeof method !== 'string') return failure(null, -32600, 'Invalid Request');
  const answer = run(method, params, methods);
  return id === undefined ? undefined : { jsonrpc: '2.0', ...answer, id };
}

function run(method: string, params: unknown, methods: Methods): object {
  const call = methods[method];
  if (!call) return { error: { code: -32601, message: 'Method not found' } };
  try {
    return { result: call(params as never) ?? null };
  } catch (error) {
    const { code = -32603, message, data } = error as RpcFault;
    return { error: { code, message, ...(data !== undefined && { data }) } };
  }
}

function failure(id: unknown, code: number, message: string): object {
  return { jsonrpc: '2.0', error: { code, message }, id };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
