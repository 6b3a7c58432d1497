import { ApiError } from '../../errors/ApiError';
import { toApiError } from '../../errors/toApiError';
import type { JsonObject } from '../../plan/json';
import { isCommonFile } from '../../protobuf/addCommonTypes';
import { parseProto } from '../../protobuf/parseProto';
import type { ProtobufSchema } from '../../protobuf/ProtobufSchema';
import { decodeFile, readFileDescriptors } from '../../protobuf/readDescriptors';
import { reflectionProto, reflectionVersions } from './reflectionProto';

/** Sends messages to a method, described by `schema`, one after the other is answered; the answers in order. */
export type ReflectionCall = (
  method: string,
  messages: readonly JsonObject[],
  schema: ProtobufSchema,
) => Promise<readonly JsonObject[]>;

type Ask = (requests: readonly JsonObject[]) => Promise<readonly JsonObject[]>;

/**
 * Asks a server for its own description ("GRPC Server Reflection Protocol", v1 and v1alpha).
 * @throws ApiError METHODS_UNKNOWN when it offers none
 */
export async function reflect(call: ReflectionCall): Promise<ProtobufSchema> {
  for (const version of reflectionVersions) {
    const schema = await parseProto([{ name: 'reflection.proto', text: reflectionProto(version) }]);
    const ask: Ask = (requests) => call(`${version}.ServerReflection/ServerReflectionInfo`, requests, schema);
    try {
      const [services] = await ask([{ listServices: '' }]);
      return await describe(serviceNames(services ?? {}), ask);
    } catch (error) {
      const failure = toApiError(error);
      if (failure.code !== 'RPC_METHOD_NOT_FOUND') throw failure;
    }
  }
  throw new ApiError('METHODS_UNKNOWN', {
    subject: 'The server does not describe itself: server reflection is switched off',
    hint: "Choose Methods From > Proto Files and paste the API's .proto files, or a descriptor set. Or ask the server's operator to switch reflection on.",
  });
}

function serviceNames({ listServicesResponse }: JsonObject): string[] {
  const services = ((listServicesResponse ?? {}) as { service?: Array<{ name: string }> }).service ?? [];
  return services.map(({ name }) => name).filter((name) => !name.startsWith('grpc.reflection.'));
}

/** Servers may send the imported files along or not, and the same one many times. */
async function describe(services: readonly string[], ask: Ask): Promise<ProtobufSchema> {
  const files = new Map<string, Uint8Array>();
  const imported = new Set<string>();
  let wanted: JsonObject[] = services.map((fileContainingSymbol) => ({ fileContainingSymbol }));
  while (wanted.length > 0) {
    const before = new Set(imported);
    for (const bytes of (await ask(wanted)).flatMap(descriptorsIn)) {
      const { name = '', dependency = [] } = await decodeFile(bytes);
      files.set(name, bytes);
      for (const each of dependency) imported.add(each);
    }
    // What was asked for and did not come is not asked for again.
    const unknown = [...imported].filter(
      (name) => !before.has(name) && !files.has(name) && !isCommonFile(name),
    );
    wanted = unknown.map((fileByFilename) => ({ fileByFilename }));
  }
  return await readFileDescriptors([...files.values()]);
}

function descriptorsIn({ fileDescriptorResponse }: JsonObject): Uint8Array[] {
  const { fileDescriptorProto = [] } = (fileDescriptorResponse ?? {}) as { fileDescriptorProto?: string[] };
  return fileDescriptorProto.map((text) => Buffer.from(text, 'base64'));
}
