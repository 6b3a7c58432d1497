import { isObject } from '../../plan/json';
import { parsePath, readPath } from '../../plan/path';

/** Which positions of a batch a key belongs to. Equal items may share a key. */
export class KeyIndex {
  private readonly positions = new Map<string, number[]>();

  /** @param keys the key of each position; undefined where it has none */
  constructor(private readonly keys: ReadonlyArray<string | undefined>) {
    keys.forEach((key, position) => {
      if (key !== undefined) this.positions.set(key, [...this.of(key), position]);
    });
  }

  /** Every item has a key. */
  get isComplete(): boolean {
    return this.keys.every((key) => key !== undefined);
  }

  of(key: string): readonly number[] {
    return this.positions.get(key) ?? [];
  }
}

/** The keys at a path: one, or several where the value is a list; none where it is no text or number. */
export function keysAt(value: unknown, path: string): string[] {
  const found = readPath(value, parsePath(path));
  return (Array.isArray(found) ? found : [found]).flatMap((key: unknown) =>
    (typeof key === 'string' && key !== '') || typeof key === 'number' ? [String(key)] : [],
  );
}

/** The first of some paths at which a value has keys. */
export function firstKeys(value: unknown, paths: readonly string[]): string[] {
  if (!isObject(value)) return [];
  for (const path of paths) {
    const keys = keysAt(value, path);
    if (keys.length > 0) return keys;
  }
  return [];
}
