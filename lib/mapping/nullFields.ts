import type { JsonObject } from '../plan/json';
import { parsePath, readPath, writePath } from '../plan/path';
import type { MappingProblem } from './Mapped';

/** A copy in which the fields that problems name are null; fields that are not there stay away. */
export function nullFields(value: JsonObject, problems: readonly MappingProblem[]): JsonObject {
  const copy = structuredClone(value);
  for (const { path } of problems) {
    if (path === '') continue;
    const steps = parsePath(path);
    if (readPath(copy, steps) !== undefined) writePath(copy, steps, null);
  }
  return copy;
}
