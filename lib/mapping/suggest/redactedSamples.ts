import type { JsonValue } from '../../plan/json';
import { looksSecret } from './looksSecret';
import type { SourceField } from './sourceFields';

const mostSamples = 3;
const longest = 24;

/**
 * What the values of a field look like, with nothing of what they say: letters become `a` or `A`, digits `9`. Empty
 * where name or values look like a secret.
 */
export function redactedSamples(field: SourceField): string[] {
  if (looksSecret(field)) return [];
  const shapes = new Set<string>();
  for (const value of field.values) {
    if (shapes.size === mostSamples) break;
    shapes.add(shapeOf(value));
  }
  return [...shapes];
}

function shapeOf(value: JsonValue): string {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'object';
  if (typeof value === 'boolean') return 'true or false';
  const shape = String(value)
    .slice(0, longest)
    .replace(/\p{Lu}/gu, 'A')
    .replace(/[\p{L}\p{M}]/gu, (letter) => (letter === 'A' ? 'A' : 'a'))
    .replace(/\p{N}/gu, '9');
  return typeof value === 'number' ? `number ${shape}` : shape;
}
