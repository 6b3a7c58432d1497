import { ApiError } from '../errors/ApiError';
import { addCommonTypes, isCommonFile } from './addCommonTypes';
import { type FileDescriptor, fileJson } from './descriptorJson';
import type { Root } from '../vendor/protobufjs';
import { loadProtobuf } from './protobufLibrary';
import { ProtobufSchema } from './ProtobufSchema';

/**
 * What a descriptor set describes (`protoc --include_imports --descriptor_set_out=…`, `buf build -o …`).
 * @throws ApiError DESCRIPTION_INVALID when the bytes are none
 */
export async function readDescriptorSet(bytes: Uint8Array): Promise<ProtobufSchema> {
  const library = await loadProtobuf();
  try {
    const set = library.descriptorTypes().lookupType('google.protobuf.FileDescriptorSet').decode(bytes);
    const { file = [] } = set as { file?: readonly FileDescriptor[] };
    if (file.length > 0 && file.every(({ name }) => name)) return await schemaOf(file);
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw notASet(error);
  }
  throw notASet();
}

/**
 * What single files describe, as server reflection hands them out.
 * @throws ApiError DESCRIPTION_INVALID when one cannot be read, or a type is missing
 */
export async function readFileDescriptors(files: readonly Uint8Array[]): Promise<ProtobufSchema> {
  return await schemaOf(await Promise.all(files.map(decodeFile)));
}

/** Name and imports of a file. */
export async function decodeFile(bytes: Uint8Array): Promise<FileDescriptor> {
  const library = await loadProtobuf();
  const type = library.descriptorTypes().lookupType('google.protobuf.FileDescriptorProto');
  return type.decode(bytes) as FileDescriptor;
}

async function schemaOf(files: readonly FileDescriptor[]): Promise<ProtobufSchema> {
  const library = await loadProtobuf();
  const root = new library.Root();
  try {
    addCommonTypes(library, root);
    for (const file of files) root.addJSON(fileJson(withoutCommon(file, root)).nested!);
    root.resolveAll();
  } catch (error) {
    const given = new Set(files.map(({ name }) => name));
    const missing = files.flatMap(({ dependency = [] }) => dependency).filter((name) => !given.has(name));
    throw incomplete(
      error,
      [...new Set(missing)].filter((name) => !isCommonFile(name)),
    );
  }
  return new ProtobufSchema(library, root);
}

/** The library's own form of the common types is the one that their JSON form is made from. */
function withoutCommon(file: FileDescriptor, root: Root): FileDescriptor {
  if (!/^google\.(protobuf|rpc)$/.test(file.package ?? '')) return file;
  const isNew = ({ name }: { readonly name: string }) => root.lookup(`${file.package}.${name}`) === null;
  return { ...file, messageType: file.messageType?.filter(isNew), enumType: file.enumType?.filter(isNew) };
}

function notASet(cause?: unknown): ApiError {
  return new ApiError(
    'DESCRIPTION_INVALID',
    {
      subject: 'This is no descriptor set',
      field: 'Descriptor Set',
      hint: 'Make one with: protoc --include_imports --descriptor_set_out=api.binpb api.proto',
    },
    cause,
  );
}

function incomplete(cause: unknown, missing: readonly string[]): ApiError {
  const words = cause instanceof Error ? cause.message : String(cause);
  return new ApiError(
    'DESCRIPTION_INVALID',
    {
      subject: `The descriptors do not fit together: ${words}`,
      field: 'Descriptor Set',
      hint:
        missing.length > 0
          ? `These imported files are missing: ${missing.join(', ')}. Make the set with protoc --include_imports.`
          : undefined,
    },
    cause,
  );
}
