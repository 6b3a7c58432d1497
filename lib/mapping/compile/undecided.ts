/** Not a value: the compiled code cannot answer, or would fail; jsonata has to say what comes out. */
export const undecided: unique symbol = Symbol('undecided');

/**
 * Leaves the answer to jsonata. Also for everything that fails: failures are rare, and run again by jsonata they get
 * its code, position and words without a second copy of them here.
 */
export function leave(): never {
  throw undecided;
}

/** Thrown while compiling, when a part of the language is not compiled. */
export class Uncompilable extends Error {}
