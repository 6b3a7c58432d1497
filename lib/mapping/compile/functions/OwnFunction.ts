import type { Run } from '../Run';

/** Said by a quick form: the arguments have to pass the signature first, which may change them. */
export const unusual: unique symbol = Symbol('unusual');

/** A built-in function, written again. */
export interface OwnFunction {
  /** In place of jsonata's, which answers with a promise; for arguments that passed the signature. */
  readonly implementation?: (args: readonly unknown[]) => unknown;
  /** For one argument of the usual types. */
  readonly one?: (a: unknown) => unknown;
  readonly two?: (a: unknown, b: unknown) => unknown;
  readonly three?: (a: unknown, b: unknown, c: unknown) => unknown;
}

/** Calls jsonata's own implementation. */
export type CallNative = (name: string, args: readonly unknown[]) => unknown;

/** Functions on the same kind of value. */
export type FunctionGroup = (run: Run, callNative: CallNative) => Readonly<Record<string, OwnFunction>>;
