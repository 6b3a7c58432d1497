import { gzipSync } from 'node:zlib';
import { ApiError } from '../../errors/ApiError';
import type { JsonValue } from '../../plan/json';
import type { RequestPlan, RequestSpec } from '../../plan/RequestPlan';
import type { Exchange, HttpRequest } from '../../ports/Transport';
import { fromFrames, toFrames } from '../../protobuf/frames';
import type { ShowBytes } from '../../protobuf/json/JsonContext';
import type { MessageType, RpcMethod } from '../../protobuf/ProtobufSchema';
import type { Decoded, EncodeContext, Protocol, ProtocolContext } from '../Protocol';
import { resolveUrl } from '../resolveUrl';
import { statusCode } from '../rest/statusCode';
import { fillFiles } from '../rpc/fillFiles';
import { oneContent, rpcContent } from '../rpc/rpcContent';
import { rpcSettings } from '../rpc/rpcSettings';
import { BytesAsFiles } from './BytesAsFiles';
import { describedBy, grpcCall, streamOf } from './grpcCall';
import { grpcFailure } from './grpcFailure';

/** gRPC (grpc.io): calls of methods that .proto files describe, by the transport of the same name. */
export const grpc: Protocol = {
  label: 'gRPC',
  help: 'Methods with Protocol Buffers messages, streams included.',
  fields: [],
  encode,
  classify: async (exchange, plan, context) => judge(exchange, plan, context),
  decode: async (exchange, plan, context) => read(exchange, plan, context),
};

async function encode(request: RequestSpec, plan: RequestPlan, context: EncodeContext): Promise<HttpRequest> {
  const { method, messages } = grpcCall(request, context);
  const url = resolveUrl(
    { ...request, url: `${request.url.replace(/\/+$/, '')}/${method.id}` },
    context.access,
    context.origins,
  );
  const isCompressed = plan.call?.compression === 'gzip';
  const filled: JsonValue[] = [];
  for (const message of messages) filled.push(await fillFiles(message, context.binary, (base64) => base64));
  const encoded = filled.map((message, at) =>
    encodeMessage(method.input, message, messages.length > 1 ? at : undefined),
  );
  const authority = plan.call?.authority;
  const headers: Record<string, string> = {
    ...(isCompressed && { 'grpc-encoding': 'gzip' }),
    ...(typeof authority === 'string' && authority !== '' && { host: authority }),
  };
  for (const { name, value } of request.headers) headers[name.trim().toLowerCase()] = value;
  return {
    via: 'grpc',
    method: 'POST',
    url,
    headers,
    body: toFrames(isCompressed ? encoded.map((message) => gzipSync(message)) : encoded, isCompressed),
    stream: streamOf(method, plan),
  };
}

/** @param position of several messages of a stream; an error has to say which one it is about */
function encodeMessage(type: MessageType, message: JsonValue, position: number | undefined): Uint8Array {
  try {
    return type.encode(message);
  } catch (error) {
    if (!(error instanceof ApiError) || position === undefined) throw error;
    throw error.with({ subject: `Message ${position + 1}: ${error.message}` });
  }
}

function judge({ response }: Exchange, _plan: RequestPlan, context: ProtocolContext): ApiError | undefined {
  if (!response.headers.has('grpc-status') && !response.cut) return noGrpc(response);
  // Messages of a stream that failed later are kept; reading them tells of the failure.
  return response.cut || response.body.length > 0 ? undefined : grpcFailure(response, describedBy(context));
}

/** Something on the way answered, or something else altogether. */
function noGrpc({ status, headers, body }: Exchange['response']): ApiError {
  const type = headers.get('content-type') ?? 'no content type';
  const text = Buffer.from(body.subarray(0, 1000)).toString('utf8');
  return new ApiError(statusCode(status) ?? 'RPC_REPLY_INVALID', {
    subject: `The answer is not gRPC, but HTTP ${status} with ${type}`,
    body: text,
    hint: 'Check host and port: gRPC often has a port of its own, and a gateway in between may not let it through.',
  });
}

function read({ response, request }: Exchange, plan: RequestPlan, context: ProtocolContext): Decoded {
  const schema = describedBy(context);
  const method = schema.method(methodIn(request.url));
  const files = plan.call?.bytes === 'files' ? new BytesAsFiles() : undefined;
  const messages = fromFrames(response.body).map((message) => decodeMessage(method, message, files?.show));
  const failure = response.headers.has('grpc-status') ? grpcFailure(response, schema) : undefined;
  const cut = response.cut ?? (failure && { failed: failure });
  const common = { warnings: [], ...(files && { attachments: files.all }) };
  if (method.serverStreams) return { body: messages.map(oneContent), ...common, ...(cut && { cut }) };
  if (messages.length === 1) return { body: rpcContent(messages[0], rpcSettings(plan)), ...common };
  throw new ApiError('RPC_REPLY_INVALID', {
    subject: `The method answered with ${messages.length} messages where one is due`,
    hint: 'The description may not be that of this server: check whether the method is a stream.',
  });
}

/** `pkg.Service/Method`: the end of the path. */
function methodIn(url: string): string {
  const [path = ''] = url.split('?', 1);
  return path.slice(path.lastIndexOf('/', path.lastIndexOf('/') - 1) + 1);
}

function decodeMessage({ id, output }: RpcMethod, message: Uint8Array, showBytes?: ShowBytes): JsonValue {
  try {
    return output.decode(message, showBytes);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new ApiError(
      'RPC_REPLY_INVALID',
      {
        subject: `The answer of ${id} is no ${output.name} (${words})`,
        hint: 'The description may not be that of this server: get its present .proto files.',
      },
      error,
    );
  }
}
