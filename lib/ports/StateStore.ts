/**
 * State that outlives one run and is shared by all nodes of the process: limiters today; breakers, caches
 * and tokens belong here too. Keys must hold no secrets.
 */
export interface StateStore {
  /** The value under `key`, made by `create` when there is none yet. */
  getOrCreate<Value>(key: string, create: () => Value): Value;
}

/** Keeps at most `capacity` values in this process; the least recently used goes first. */
export function createMemoryStateStore(capacity = 10_000): StateStore {
  const values = new Map<string, unknown>();
  return {
    getOrCreate<Value>(key: string, create: () => Value): Value {
      const value = values.has(key) ? (values.get(key) as Value) : create();
      values.delete(key);
      values.set(key, value);
      if (values.size > capacity) values.delete(values.keys().next().value as string);
      return value;
    },
  };
}
