import { ApiError, type BinaryContent, type ProtoFile } from '../../../lib';
import { commaListOf, rowsOf, textOf } from '../../shared/formValues';
import type { ReadFile, ReadForm } from '../ProtocolForm';

/** What describes the methods: .proto files, a descriptor set, or nothing but the server. */
export interface Described {
  readonly protoFiles?: readonly ProtoFile[];
  readonly descriptorSet?: Uint8Array;
}

/** Reads the form, and the files that it names. */
export async function descriptionOf(form: ReadForm, readFile: ReadFile): Promise<Described> {
  switch (form('methodsFrom')) {
    case 'proto': {
      const rows = rowsOf(form('protoFiles'));
      return { protoFiles: rows.map(({ name, text }) => ({ name: textOf(name), text: textOf(text) })) };
    }
    case 'descriptorSet':
      return { descriptorSet: Buffer.from(textOf(form('descriptorSet')), 'base64') };
    case 'binary':
      return inFiles(await Promise.all(commaListOf(form('descriptionFields')).map(readFile)));
    default:
      return {};
  }
}

function inFiles(files: readonly BinaryContent[]): Described {
  const [first, ...others] = files;
  if (!first)
    throw notDescribed('"Binary Fields" is empty', 'Name the binary field that holds the description.');
  if (files.every(isText)) {
    return {
      protoFiles: files.map(({ bytes, fileName = '' }) => ({
        name: fileName,
        text: Buffer.from(bytes).toString('utf8'),
      })),
    };
  }
  if (others.length === 0) return { descriptorSet: first.bytes };
  throw notDescribed(
    'The files are neither all .proto files nor a single descriptor set',
    'Give .proto files only, or one descriptor set made with protoc --include_imports.',
  );
}

function notDescribed(subject: string, hint: string): ApiError {
  return new ApiError('INVALID_SETTING', { subject, field: 'Binary Fields', hint });
}

/** Descriptor sets hold control characters in all places, .proto files none but white space. */
function isText({ bytes }: BinaryContent): boolean {
  return bytes.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}
