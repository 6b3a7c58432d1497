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

/** Parameters with each file's content in its place, as `write` puts its base64 text. */
export async function fillFiles(
  value: JsonValue,
  store: BinaryStore,
  write: (base64: string) => JsonValue,
): Promise<JsonValue> {
  const files = new Map<string, JsonValue>();
  const references: JsonValue[] = [];
  mapFiles(value, (reference) => {
    references.push(reference);
    return undefined;
  });
  for (const reference of references) {
    const { bytes } = await store.read(reference as unknown as BinaryReference);
    files.set(JSON.stringify(reference), write(Buffer.from(bytes).toString('base64')));
  }
  return files.size === 0 ? value : mapFiles(value, (reference) => files.get(JSON.stringify(reference)));
}

/** The value with what stands for files replaced; what `replace` gives nothing for stays. */
function mapFiles(value: JsonValue, replace: (file: JsonValue) => JsonValue | undefined): JsonValue {
  if (Array.isArray(value)) return value.map((part) => mapFiles(part, replace));
  if (!isObject(value)) return value;
  const entries = Object.entries(value as JsonObject);
  const [only] = entries;
  if (entries.length === 1 && only![0] === fileKey) return replace(only![1]) ?? value;
  return Object.fromEntries(entries.map(([name, part]) => [name, mapFiles(part, replace)]));
}
