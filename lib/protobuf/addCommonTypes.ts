import type { Namespace, NamespaceJson, Root } from '../vendor/protobufjs';
import { googleRpcProto } from './googleRpcProto';
import type { Protobuf } from './protobufLibrary';

const files = ['any', 'duration', 'empty', 'field_mask', 'struct', 'timestamp', 'wrappers'];

/** Whether an import is one of those that every description gets without being asked. */
export function isCommonFile(name: string): boolean {
  return files.some((each) => name === `google/protobuf/${each}.proto`);
}

/** Adds the types that .proto files take for granted, and those that errors are told in, unless they are there. */
export function addCommonTypes({ common, parse, Root }: Protobuf, root: Root): void {
  for (const name of files) addMissing(root, common.get(`google/protobuf/${name}.proto`) as NamespaceJson);
  addMissing(root, parse(googleRpcProto, new Root(), { keepCase: true }).root.toJSON());
}

function addMissing(parent: Namespace, { nested = {} }: NamespaceJson): void {
  for (const [name, json] of Object.entries(nested)) {
    const there = parent.get(name);
    if (there === null) parent.addJSON({ [name]: json });
    // A package, and not a message with others in it.
    else if (Object.keys(json).join() === 'nested') addMissing(there as Namespace, json);
  }
}
