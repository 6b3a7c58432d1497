import { isObject } from '../plan/json';

/** One `pageInfo` of an answer. */
export interface Connection {
  /** Path of the pageInfo object. */
  readonly path: readonly string[];
  readonly hasNextPage: boolean;
  readonly endCursor: unknown;
}

const deepest = 8;

/** Every Relay connection of an answer, the outer ones first; those inside records are not among them. */
export function findConnections(body: unknown): Connection[] {
  const found: Connection[] = [];
  let level = isObject(body) ? [{ at: [] as readonly string[], value: body }] : [];
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    for (const { at, value } of level) {
      const info = value.pageInfo;
      if (isObject(info) && typeof info.hasNextPage === 'boolean') {
        const { hasNextPage, endCursor } = info;
        found.push({ path: [...at, 'pageInfo'], hasNextPage, endCursor });
      }
    }
    level = level.flatMap(({ at, value }) =>
      Object.entries(value).flatMap(([key, part]) =>
        isObject(part) ? [{ at: [...at, key], value: part }] : [],
      ),
    );
  }
  return found;
}
