import { isObject, type JsonObject, type JsonValue } from '../../plan/json';
import type { BinaryReference } from '../../plan/RequestPlan';
import type { BinaryStore } from '../../ports/BinaryStore';

/** In parameters, stands for a file of the item: `{"$file": "data"}`; a plan names the item as well. */
const fileKey = '$file';

/** Parameters as someone wrote them, with the item whose files they mean. */
export function withFilesOf(value: JsonValue, itemIndex: number): JsonValue {
  return mapFiles(value, (field) =>
    typeof field === 'string' ? { [fileKey]: { itemIndex, field } } : undefined,
  );
}

/** The same for the fields of a form, in which a text may be such an object written as JSON. */
export function withFilesOfTexts(values: JsonObject, itemIndex: number): JsonObject {
  const meant = Object.entries(values).map(([name, value]) => {
    const field = typeof value === 'string' ? fileText.exec(value)?.[1] : undefined;
    return [name, field === undefined ? value : { [fileKey]: field }] as const;
  });
  return withFilesOf(Object.fromEntries(meant), itemIndex) as JsonObject;
}

const fileText = /^\s*\{\s*"\$file"\s*:\s*"([^"\\]+)"\s*\}\s*$/;

/** Parameters with each file's content in its place, as `write` puts its base64 text. */
export async function fillFiles(
  value: JsonValue,
  store: BinaryStore,
  write: (base64: string) => JsonValue,
): Promise<JsonValue> {
  const references = [...filesIn(value)];
  if (references.length === 0) return value;
  const files = new Map<string, JsonValue>();
  for (const reference of references) {
    const { bytes } = await store.read(reference as unknown as BinaryReference);
    files.set(JSON.stringify(reference), write(Buffer.from(bytes).toString('base64')));
  }
  return mapFiles(value, (reference) => files.get(JSON.stringify(reference)));
}

/** Nearly all parameters hold none, which must cost nothing. */
function* filesIn(value: JsonValue): Generator<JsonValue> {
  if (typeof value !== 'object' || value === null) return;
  const file = Array.isArray(value) ? undefined : fileOf(value as JsonObject);
  if (file !== undefined) yield file;
  else
    for (const part of Object.values(value)) if (typeof part === 'object') yield* filesIn(part as JsonValue);
}

function fileOf(value: JsonObject): JsonValue | undefined {
  return Object.hasOwn(value, fileKey) && Object.keys(value).length === 1 ? value[fileKey] : undefined;
}

/** The value with what stands for files replaced; what `replace` gives nothing for stays. */
function mapFiles(value: JsonValue, replace: (file: JsonValue) => JsonValue | undefined): JsonValue {
  if (Array.isArray(value)) return value.map((part) => mapFiles(part, replace));
  if (!isObject(value)) return value;
  const file = fileOf(value as JsonObject);
  if (file !== undefined) return replace(file) ?? value;
  const entries = Object.entries(value as JsonObject);
  return Object.fromEntries(entries.map(([name, part]) => [name, mapFiles(part, replace)]));
}
