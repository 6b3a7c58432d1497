import {
  type ServerDuplexStream,
  status as statusCodes,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import type { MessageTypeDefinition, PackageDefinition } from '@grpc/proto-loader';

/** Only one of these is set. */
interface Question {
  readonly listServices?: string;
  readonly fileContainingSymbol?: string;
  readonly fileByFilename?: string;
}

/**
 * Server reflection for one file: its services, and the file for whichever symbol is asked for.
 * @param symbol a message in that file
 */
export function reflectionService(
  services: readonly string[],
  definition: PackageDefinition,
  symbol: string,
): UntypedServiceImplementation {
  const { fileDescriptorProtos } = definition[symbol] as MessageTypeDefinition<object, object>;
  const answer = (question: Question): object => {
    if (question.listServices !== undefined)
      return { listServicesResponse: { service: services.map((name) => ({ name })) } };
    if (services.includes(question.fileContainingSymbol ?? ''))
      return { fileDescriptorResponse: { fileDescriptorProto: fileDescriptorProtos } };
    return { errorResponse: { errorCode: statusCodes.NOT_FOUND, errorMessage: 'Nothing has this name' } };
  };
  return {
    serverReflectionInfo(call: ServerDuplexStream<Question, object>) {
      call.on('data', (question: Question) => call.write(answer(question)));
      call.on('end', () => call.end());
    },
  };
}
