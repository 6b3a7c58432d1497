import { ApiError } from '../../errors/ApiError';
import type { JsonValue } from '../../plan/json';

/**
 * An API's description, which is JSON or YAML, as data. JSON is read as such: YAML's parser is loaded for nothing else.
 *
 * @throws ApiError INVALID_SETTING that says where the text is broken
 */
export async function readApiDocument(text: string): Promise<JsonValue> {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  const isJson = trimmed.startsWith('{') || trimmed.startsWith('[');
  const read = isJson ? parseJsonText(trimmed) : await parseYamlText(trimmed);
  if ('value' in read) return read.value as JsonValue;
  throw new ApiError('INVALID_SETTING', {
    subject: `The document is not valid ${isJson ? 'JSON' : 'YAML'}: ${read.problem}`,
  });
}

function parseJsonText(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

async function parseYamlText(text: string): Promise<{ value: unknown } | { problem: string }> {
  const { parseYaml } = await import('../../vendor/yaml');
  return parseYaml(text);
}
