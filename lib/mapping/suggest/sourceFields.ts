import { isObject, type JsonObject, type JsonValue } from '../../plan/json';
import { formatPath } from '../../plan/path';

/** A field that the sample items have. */
export interface SourceField {
  /** As a mapping reads it: `user.email`, `items[].code`. */
  readonly path: string;
  /** Values that were seen, without null and empty ones. */
  readonly values: readonly JsonValue[];
}

const deepest = 6;
const mostValues = 50;

/** All fields of the samples, in the order in which they are met; lists of objects are entered. */
export function sourceFields(samples: readonly JsonObject[]): SourceField[] {
  const found = new Map<string, JsonValue[]>();
  for (const sample of samples) collect(sample, '', 0, found);
  return [...found].map(([path, values]) => ({ path, values }));
}

function collect(value: JsonObject, above: string, depth: number, found: Map<string, JsonValue[]>): void {
  for (const [name, part] of Object.entries(value)) {
    const own = formatPath([name]);
    const path = above === '' ? own : `${above}.${own}`;
    if (isObject(part) && depth < deepest && Object.keys(part).length > 0)
      collect(part as JsonObject, path, depth + 1, found);
    else if (Array.isArray(part) && depth < deepest && part.some(isObject))
      for (const element of part.filter(isObject))
        collect(element as JsonObject, `${path}[]`, depth + 1, found);
    // An empty list or object says nothing; it has fields in other items, or none.
    else if (typeof part !== 'object' || part === null || Object.keys(part).length > 0)
      add(path, part, found);
  }
}

function add(path: string, value: JsonValue, found: Map<string, JsonValue[]>): void {
  const values = found.get(path) ?? [];
  found.set(path, values);
  if (value !== null && value !== '' && values.length < mostValues) values.push(value);
}
