import type { Frame } from './Frame';

/** A compiled node: its value for a context. Throws `undecided` where jsonata has to answer. */
export type Evaluate = (input: unknown, frame: Frame) => unknown;
