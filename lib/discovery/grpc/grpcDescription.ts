import type { ProtobufSchema, RpcMethod } from '../../protobuf/ProtobufSchema';
import type { ApiDescription, ApiOperation } from '../ApiDescription';

/** The methods of a gRPC API as operations. */
export function grpcDescription({ methods, warnings }: ProtobufSchema): ApiDescription {
  return { operations: methods.map(operationOf), warnings };
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
