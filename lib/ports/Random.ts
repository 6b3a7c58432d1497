/** A source of numbers in [0, 1), used for jitter only: never for anything that must be unguessable. */
export type Random = () => number;

export const systemRandom: Random = Math.random;
