import { ApiError } from '../../errors/ApiError';
import type { JsonValue } from '../../plan/json';
import type { RequestPlan, RequestSpec } from '../../plan/RequestPlan';
import type { MessageStream } from '../../ports/Transport';
import { ProtobufSchema, type RpcMethod } from '../../protobuf/ProtobufSchema';
import type { ProtocolContext } from '../Protocol';
import { callsIn } from '../rpc/RpcCall';

/** What a request calls, and with which messages. */
export interface GrpcCall {
  readonly method: RpcMethod;
  readonly messages: readonly JsonValue[];
}

/** @throws ApiError INVALID_SETTING, or METHODS_UNKNOWN when nothing describes the API */
export function grpcCall(request: RequestSpec, context: ProtocolContext): GrpcCall {
  const { method: name, params = {} } = callsIn(request).calls[0]!;
  const method = describedBy(context).method(name);
  const isList = Array.isArray(params) && method.clientStreams;
  return { method, messages: isList ? params : [params as JsonValue] };
}

export function describedBy({ description }: ProtocolContext): ProtobufSchema {
  if (description instanceof ProtobufSchema) return description;
  throw new ApiError('METHODS_UNKNOWN', {
    subject: 'Nothing describes the messages of this API, without which gRPC cannot be spoken',
    hint: 'Paste its .proto files under Methods From.',
  });
}

/** How the answer of a method is read. Streams in both directions go in turn: a message, its answer, the next one. */
export function streamOf(
  { clientStreams, serverStreams }: RpcMethod,
  { pagination, call = {} }: RequestPlan,
): MessageStream | undefined {
  if (!serverStreams) return undefined;
  return {
    // In both directions, the messages that are sent say how many come back.
    maxMessages: clientStreams ? undefined : (pagination.maxRecords ?? numberIn(call.maxMessages)),
    maxMs: numberIn(call.streamMs),
    inTurn: clientStreams,
  };
}

function numberIn(setting: unknown): number | undefined {
  return typeof setting === 'number' ? setting : undefined;
}
