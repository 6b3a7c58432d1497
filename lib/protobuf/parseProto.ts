import { ApiError } from '../errors/ApiError';
import { addCommonTypes, isCommonFile } from './addCommonTypes';
import { loadProtobuf, type Protobuf } from './protobufLibrary';
import { ProtobufSchema } from './ProtobufSchema';

/** One .proto file. */
export interface ProtoFile {
  /** As other files import it; may be empty when none does. */
  readonly name: string;
  readonly text: string;
}

/**
 * What .proto texts describe. google/protobuf and google/rpc need not be given; nor do files of which only options are
 * used, such as google/api/annotations.proto.
 * @throws ApiError DESCRIPTION_INVALID with file, line and column, or with the type and the imports that are missing
 */
export async function parseProto(files: readonly ProtoFile[]): Promise<ProtobufSchema> {
  const library = await loadProtobuf();
  const root = new library.Root();
  const imports = new Set<string>();
  const own = files.filter(({ text }) => !/^\s*package\s+google\.protobuf\s*;/m.test(text));
  for (const file of own) for (const name of parseFile(library, root, file)) imports.add(name);
  addCommonTypes(library, root);
  const missing = [...imports].filter((name) => !isCommonFile(name) && !isGiven(name, own));
  try {
    root.resolveAll();
  } catch (error) {
    throw unresolved(error, own, missing);
  }
  const warnings = missing.map(
    (name) => `The file "${name}", which is imported, was not given; nothing but options came from it.`,
  );
  return new ProtobufSchema(library, root, warnings);
}

function parseFile(library: Protobuf, root: InstanceType<Protobuf['Root']>, file: ProtoFile): string[] {
  try {
    const { imports = [], weakImports = [] } = library.parse(file.text, root, {
      keepCase: true,
      alternateCommentMode: true,
      preferTrailingComment: false,
    });
    return [...imports, ...weakImports];
  } catch (error) {
    throw unreadable(error, file);
  }
}

/** Paths differ in where they begin: `etcd/api/kv.proto` is `kv.proto` too. */
function isGiven(name: string, files: readonly ProtoFile[]): boolean {
  return files.some((file) => {
    const given = file.name.trim();
    return given === name || (given !== '' && (name.endsWith(`/${given}`) || given.endsWith(`/${name}`)));
  });
}

function unreadable(cause: unknown, file: ProtoFile): ApiError {
  const words = cause instanceof Error ? cause.message : String(cause);
  const [, problem, line] = /^(.*?) \((?:.*, )?line (\d+)\)$/.exec(words) ?? [];
  const token = /'(.*?)'/.exec(problem ?? '')?.[1] ?? '';
  // The library has no words of its own for a text that ends too early.
  if (problem === undefined || (token === 'null' && !file.text.includes('null'))) {
    const lines = file.text.trimEnd().split('\n');
    const subject = `${titleOf(file)} ends too early, line ${lines.length}, column ${lines.at(-1)!.length + 1}`;
    return invalid(subject, 'Paste the whole file: a closing brace or a semicolon is missing.', cause);
  }
  // It knows the line only; the word that it did not like tells the column.
  const column = (file.text.split('\n')[Number(line) - 1] ?? '').indexOf(token);
  const place = column < 0 ? `line ${line}` : `line ${line}, column ${column + 1}`;
  return invalid(`${titleOf(file)} cannot be read: ${problem}, ${place}`, undefined, cause);
}

function unresolved(cause: unknown, files: readonly ProtoFile[], missing: readonly string[]): ApiError {
  const words = cause instanceof Error ? cause.message : String(cause);
  const type = /no such .*?:? '?([\w.]+)'?(?: in .*)?$/i.exec(words)?.[1];
  const hint =
    missing.length > 0
      ? `Add the imported files that are missing: ${missing.join(', ')}.`
      : 'Add the .proto file that defines it, or correct its name.';
  return invalid(type ? `${placeOf(type, files)}the type ${type} is not defined` : words, hint, cause);
}

/** Where a type is used first. */
function placeOf(type: string, files: readonly ProtoFile[]): string {
  const word = new RegExp(`(?<![\\w.])\\.?${type.replaceAll('.', '\\.')}(?![\\w.])`);
  for (const file of files) {
    const lines = file.text.split('\n');
    const line = lines.findIndex((each) => word.test(each));
    if (line >= 0) return `${titleOf(file)}, line ${line + 1}, column ${lines[line]!.search(word) + 1}: `;
  }
  return '';
}

const titleOf = ({ name }: ProtoFile): string => name.trim() || 'The .proto text';

function invalid(subject: string, hint: string | undefined, cause: unknown): ApiError {
  return new ApiError('DESCRIPTION_INVALID', { subject, field: 'Proto Files', hint }, cause);
}
