import type { NamespaceJson, Root } from '../vendor/protobufjs';
import { googleRpcProto } from './googleRpcProto';
import type { Protobuf } from './protobufLibrary';

const files = ['any', 'duration', 'empty', 'field_mask', 'struct', 'timestamp', 'wrappers'];

/** Whether an import is one of those that every description gets without being asked. */
export function isCommonFile(name: string): boolean {
  return files.some((each) => name === `google/protobuf/${each}.proto`);
}

/** Adds the types that .proto files take for granted, and those that errors are told in. */
export function addCommonTypes({ common, parse }: Protobuf, root: Root): void {
  for (const name of files) {
    const description = common.get(`google/protobuf/${name}.proto`) as NamespaceJson;
    root.addJSON(description.nested!);
  }
  if (!root.lookup('google.rpc.Status')) parse(googleRpcProto, root, { keepCase: true });
}
