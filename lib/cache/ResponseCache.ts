import type { HttpRequest } from '../ports/Transport';
import type { StoredResponse } from './StoredResponse';

export interface CacheBounds {
  readonly maxBytes: number;
  readonly maxEntries: number;
}

/** A larger share of the memory for one answer would push all others out. */
const largestShare = 1 / 8;
/** Answers to one request that differ by Vary. */
const mostVariants = 8;

/** Where an answer is kept: `key` names the request, `place` what a write to the same address throws away. */
export interface CachePlace {
  readonly key: string;
  readonly place: string;
}

interface Shelf {
  readonly place: string;
  /** Newest first. */
  readonly variants: readonly StoredResponse[];
  readonly bytes: number;
}

/** The answers that this process keeps, within bounds; those used longest ago go first. */
export class ResponseCache {
  /** In order of use. */
  private readonly shelves = new Map<string, Shelf>();
  private readonly keysAt = new Map<string, Set<string>>();
  private held = 0;

  constructor(private readonly bounds: CacheBounds = { maxBytes: 64 * 1024 * 1024, maxEntries: 5_000 }) {}

  get size(): number {
    return this.shelves.size;
  }

  get bytes(): number {
    return this.held;
  }

  find(key: string, request: HttpRequest): StoredResponse | undefined {
    const shelf = this.shelves.get(key);
    if (!shelf) return undefined;
    this.shelves.delete(key);
    this.shelves.set(key, shelf);
    return shelf.variants.find((variant) => variant.answers(request));
  }

  /** Keeps an answer in place of the one that answered the same request before. */
  put({ key, place }: CachePlace, request: HttpRequest, response: StoredResponse): void {
    const others = this.shelves.get(key)?.variants.filter((variant) => !variant.answers(request)) ?? [];
    this.remove(key);
    if (response.bytes > this.bounds.maxBytes * largestShare) return;
    const variants = [response, ...others].slice(0, mostVariants);
    const bytes = variants.reduce((sum, variant) => sum + variant.bytes, 0);
    this.shelves.set(key, { place, variants, bytes });
    this.keysAt.set(place, (this.keysAt.get(place) ?? new Set()).add(key));
    this.held += bytes;
    while (this.held > this.bounds.maxBytes || this.shelves.size > this.bounds.maxEntries) {
      this.remove(this.shelves.keys().next().value as string);
    }
  }

  /** Throws away everything that was kept for an address. */
  invalidate(place: string): void {
    for (const key of this.keysAt.get(place) ?? []) this.remove(key);
  }

  private remove(key: string): void {
    const shelf = this.shelves.get(key);
    if (!shelf) return;
    this.shelves.delete(key);
    this.held -= shelf.bytes;
    const keys = this.keysAt.get(shelf.place);
    keys?.delete(key);
    if (keys?.size === 0) this.keysAt.delete(shelf.place);
  }
}
