import { join } from 'node:path';
import type { ServiceDefinition } from '@grpc/grpc-js';
import { loadSync, type PackageDefinition } from '@grpc/proto-loader';

/** What a .proto file of this folder defines, by full names. */
export function loadProto(file: string): PackageDefinition {
  return loadSync(join(__dirname, file), { longs: String, enums: String, oneofs: true });
}

export function serviceIn(definition: PackageDefinition, name: string): ServiceDefinition {
  return definition[name] as ServiceDefinition;
}
