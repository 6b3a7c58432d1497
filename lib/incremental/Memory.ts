import { isObject, type JsonObject } from '../plan/json';
import type { Position } from './IncrementalStrategy';

/** What is kept between the runs of one plan. */
export interface Memory {
  /** Where the last complete run ended. */
  readonly position?: Position;
  /** A run after it that has delivered a part: where it goes on, and the position so far. */
  readonly unfinished?: { readonly resume: string; readonly position?: Position };
}

const version = 1;

export function writeMemory(memory: Memory): JsonObject {
  return JSON.parse(JSON.stringify({ v: version, ...memory })) as JsonObject;
}

/** What was kept; nothing when it is not what this version writes. */
export function readMemory(kept: unknown): Memory {
  if (!isObject(kept) || kept.v !== version) return {};
  const { position, unfinished } = kept;
  const isUnfinished = isObject(unfinished) && typeof unfinished.resume === 'string';
  return {
    ...(isObject(position) && { position: position as Position }),
    ...(isUnfinished && { unfinished: unfinished as unknown as Memory['unfinished'] }),
  };
}
