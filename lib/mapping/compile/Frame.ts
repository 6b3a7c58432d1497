/** Stands in a frame's slot until its variable is bound: until then, the name may mean an outer variable. */
export const unbound: unique symbol = Symbol('unbound');

/** The variables of one run of a block or function. */
export class Frame {
  constructor(
    readonly values: unknown[],
    readonly parent?: Frame,
  ) {}
}
