import { leave } from '../undecided';

/** jsonata's deep comparison of two values. */
export function isEqual(left: unknown, right: unknown): boolean {
  if (typeof left === 'function' || typeof right === 'function') return leave();
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) && Array.isArray(right)) return isEqualArray(left, right);
  // It compares the names that an array has, "length" among them, with those of the object.
  if (Array.isArray(left) || Array.isArray(right)) return leave();
  return isEqualObject(left as Record<string, unknown>, right as Record<string, unknown>);
}

function isEqualArray(left: readonly unknown[], right: readonly unknown[]): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) if (!isEqual(left[index], right[index])) return false;
  return true;
}

function isEqualObject(left: Record<string, unknown>, right: Record<string, unknown>): boolean {
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  for (const name of names) if (!Object.hasOwn(right, name)) return false;
  for (const name of names) if (!isEqual(left[name], right[name])) return false;
  return true;
}
