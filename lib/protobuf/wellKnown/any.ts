import { isObject, type JsonObject, type JsonValue } from '../../plan/json';
import type { Type } from '../../vendor/protobufjs';
import type { JsonContext } from '../json/JsonContext';
import { jsonProblem, shown } from '../json/jsonProblem';
import type { WellKnownType } from './WellKnownType';

/** A message of any type, which `@type` names: its fields beside that, or `value` where its JSON form has none. */
export const any: WellKnownType = {
  schema: { type: 'object', properties: { '@type': { type: 'string' } } },
  toJson({ type_url: url, value }, context): JsonObject {
    const name = String(url ?? '');
    const bytes = (value ?? new Uint8Array()) as Uint8Array;
    const type = typeNamed(name, context);
    const content = type && readContent(type, bytes, context);
    // What nobody has described stays bytes.
    if (content === undefined) return { '@type': name, value: Buffer.from(bytes).toString('base64') };
    const hasFields = isObject(content) && !isSpecial(type!);
    const fields: JsonObject = hasFields ? (content as JsonObject) : { value: content };
    return { '@type': name, ...fields };
  },
  fromJson(json, path, context) {
    const { '@type': url, ...fields } = isObject(json) ? (json as JsonObject) : {};
    if (typeof url !== 'string') {
      throw jsonProblem(
        path,
        `must be an object with "@type", not ${shown(json)}`,
        'For example { "@type": "type.googleapis.com/pkg.Message", … }.',
      );
    }
    const type = typeNamed(url, context);
    if (!type) throw jsonProblem([...path, '@type'], `names the type ${url}, which nothing describes`);
    const content = isSpecial(type) ? (fields.value ?? null) : fields;
    const message = context.fromJson(type, content, context, path);
    return { type_url: url, value: type.encode(message).finish() };
  },
};

/** Types whose JSON form is not an object of their fields. */
function isSpecial({ fullName }: Type): boolean {
  return /^\.google\.protobuf\.(Any|Duration|Empty|FieldMask|ListValue|Struct|Timestamp|Value|\w+Value)$/.test(
    fullName,
  );
}

function typeNamed(url: string, { root, library }: JsonContext): Type | undefined {
  const name = url.slice(url.lastIndexOf('/') + 1);
  return name === '' ? undefined : ((root.lookup(name, [library.Type]) as Type | null) ?? undefined);
}

function readContent(
  type: Type,
  bytes: Uint8Array,
  context: Parameters<WellKnownType['toJson']>[1],
): JsonValue | undefined {
  try {
    return context.toJson(type, { ...type.decode(bytes) }, context);
  } catch {
    return undefined;
  }
}
