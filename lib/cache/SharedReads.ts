import type { CachePlace } from './ResponseCache';

/** A read under way. */
export interface Flight {
  /** A write to the same address has come in between: what this read brings is old. */
  overtaken: boolean;
}

interface Entry<Value> extends Flight {
  readonly place: string;
  result: Promise<Value>;
}

/** Identical reads at the same time become one. */
export class SharedReads<Value> {
  private readonly reads = new Map<string, Entry<Value>>();

  get size(): number {
    return this.reads.size;
  }

  /** The read that is under way for a key, to wait for. */
  underWay(key: string): Promise<Value> | undefined {
    return this.reads.get(key)?.result;
  }

  /** Begins a read that others may wait for. */
  async begin({ key, place }: CachePlace, work: (flight: Flight) => Promise<Value>): Promise<Value> {
    const entry = { place, overtaken: false } as Entry<Value>;
    this.reads.set(key, entry);
    try {
      return await (entry.result = work(entry));
    } finally {
      if (this.reads.get(key) === entry) this.reads.delete(key);
    }
  }

  /** A write has changed what is at an address: nobody joins a read that began before. */
  overtake(place: string): void {
    for (const [key, entry] of this.reads) {
      if (entry.place !== place) continue;
      entry.overtaken = true;
      this.reads.delete(key);
    }
  }
}
