import { ApiError } from '../../../errors/ApiError';

/** A function that expressions have besides JSONata's own. */
export interface HelperFunction {
  /** As it is called: `$slug(text)`; parameters that may be left out end in `?`. */
  readonly call: string;
  readonly help: string;
  /** An expression that shows it, and what it gives. */
  readonly example: readonly [expression: string, result: string];
  /** Where the first argument is undefined it is not asked: nothing comes of nothing. */
  run(...args: unknown[]): unknown;
}

/** What a helper says to arguments that it cannot use. */
export function unusable(problem: string): ApiError {
  return new ApiError('EXPRESSION_FAILED', { subject: `The JSONata expression failed: ${problem}` });
}

/** @throws ApiError EXPRESSION_FAILED that names the function and the argument */
export function textArgument(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw unusable(`${name} has to be text`);
}
