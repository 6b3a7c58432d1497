import { isObject } from '../../plan/json';
import type { FieldShape, SourceShape } from './SourceShape';

/** A shape that was kept; undefined for anything else, such as what another version has left. */
export function readShape(kept: unknown): SourceShape | undefined {
  if (!isObject(kept) || typeof kept.items !== 'number' || !isObject(kept.fields)) return undefined;
  return Object.values(kept.fields).every(isFieldShape) ? (kept as unknown as SourceShape) : undefined;
}

function isFieldShape(value: unknown): value is FieldShape {
  return (
    isObject(value) && Array.isArray(value.kinds) && (value.values === null || Array.isArray(value.values))
  );
}
