/** Where a variable may be: in a slot of the frame that is so many frames further out. */
export interface Place {
  readonly hops: number;
  readonly slot: number;
  /** A parameter: it always has a value, if only undefined. */
  readonly isParameter: boolean;
}

/** What is known about a frame before anything runs: its variables and their slots. */
export class Scope {
  private readonly slots = new Map<string, number>();

  constructor(
    private readonly parameters: readonly string[],
    bound: readonly string[],
    readonly parent?: Scope,
  ) {
    for (const name of [...parameters, ...bound])
      if (!this.slots.has(name)) this.slots.set(name, this.slots.size);
  }

  get size(): number {
    return this.slots.size;
  }

  slotOf(name: string): number {
    return this.slots.get(name)!;
  }

  /** All frames that may bind the name, innermost first, up to the first that surely does. */
  placesOf(name: string, hops = 0): Place[] {
    const slot = this.slots.get(name);
    const isParameter = this.parameters.includes(name);
    const here = slot === undefined ? [] : [{ hops, slot, isParameter }];
    return isParameter ? here : [...here, ...(this.parent?.placesOf(name, hops + 1) ?? [])];
  }
}
