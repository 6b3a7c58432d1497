import type { ProtobufSchema, RpcMethod } from '../../protobuf/ProtobufSchema';
import type { ApiDescription, ApiOperation } from '../ApiDescription';

/** The methods of a gRPC API as operations, and the messages with which they are called. */
export interface GrpcDescription extends ApiDescription {
  readonly schema: ProtobufSchema;
}

export function grpcDescription(schema: ProtobufSchema): GrpcDescription {
  const { methods, warnings } = schema;
  return { operations: methods.map(operationOf), warnings, schema };
}

function operationOf(method: RpcMethod): ApiOperation {
  const { id, help, isDeprecated, input, output } = method;
  const kind = kindOf(method);
  const words = [kind, help?.replace(/\s+/g, ' ')].filter(Boolean).join(': ');
  return {
    id,
    label: id,
    ...(words && { help: words }),
    isDeprecated,
    input: () => input.schema(),
    output: () => output.schema(),
  };
}

function kindOf({ clientStreams, serverStreams }: RpcMethod): string {
  if (clientStreams) return serverStreams ? 'Stream in both directions' : 'Takes a stream';
  return serverStreams ? 'Answers with a stream' : '';
}
