import { loadSync, type MessageTypeDefinition } from '@grpc/proto-loader';
import { descriptorTypes } from '../../../lib/vendor/protobufjs';

/** What `protoc --include_imports --descriptor_set_out` writes for the .proto file at a path; `type`: any message in it. */
export function descriptorSetOf(path: string, type: string): Uint8Array {
  const { fileDescriptorProtos } = loadSync(path)[type] as MessageTypeDefinition<object, object>;
  const types = descriptorTypes();
  const file = types.lookupType('google.protobuf.FileDescriptorProto');
  const set = types.lookupType('google.protobuf.FileDescriptorSet');
  return set.encode({ file: fileDescriptorProtos.map((bytes) => file.decode(bytes)) }).finish();
}
