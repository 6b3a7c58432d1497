import type * as grpc from '@grpc/grpc-js';
import { fromJSON, type MessageTypeDefinition, loadSync } from '@grpc/proto-loader';
import { type INamespace, parse } from 'protobufjs';
import { reflectionProto, type reflectionVersions } from '../../../lib/discovery/grpc/reflectionProto';
import { probeProto } from './startProbe';

interface Request {
  readonly listServices?: string;
  readonly fileContainingSymbol?: string;
  readonly fileByFilename?: string;
}

/** Makes a server describe itself; like many, it sends one file at a time and leaves its imports to be asked for. */
export function addReflection(version: (typeof reflectionVersions)[number]): (server: grpc.Server) => void {
  const { root } = parse(reflectionProto(version));
  const definition = fromJSON(root.toJSON() as INamespace, { longs: String });
  const { fileDescriptorProtos } = loadSync(probeProto)['probe.v1.Thing'] as MessageTypeDefinition<
    object,
    object
  >;
  const own = fileDescriptorProtos.filter((bytes) => bytes.includes('probe.v1') || bytes.includes('MOOD'));
  const answer = (request: Request) => {
    if (request.listServices !== undefined) {
      return {
        listServicesResponse: {
          service: [{ name: 'probe.v1.Probe' }, { name: `${version}.ServerReflection` }],
        },
      };
    }
    const isKnown = request.fileContainingSymbol === 'probe.v1.Probe';
    return isKnown
      ? { fileDescriptorResponse: { fileDescriptorProto: own } }
      : { errorResponse: { errorCode: 5, errorMessage: 'no such file' } };
  };
  return (server) =>
    server.addService(definition[`${version}.ServerReflection`] as grpc.ServiceDefinition, {
      serverReflectionInfo(call: grpc.ServerDuplexStream<Request, object>) {
        call.on('data', (request: Request) => call.write(answer(request)));
        call.on('end', () => call.end());
      },
    });
}
