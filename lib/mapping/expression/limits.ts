import { ApiError } from '../../errors/ApiError';

/** Nested evaluation steps; a function that calls itself takes about three a level. */
export const deepest = 2000;
/** Elements of one array that an expression makes. */
export const longestSequence = 1_000_000;
/** Characters of one text that an expression makes or hands to a function. */
export const longestText = 16_000_000;
/** Values in one result, counted with repetition: a value used twice counts twice. */
export const mostValues = 5_000_000;

/** The error for an expression that ran too long or made too much. */
export function runaway(why: string): ApiError {
  return new ApiError('EXPRESSION_RUNAWAY', { subject: `The JSONata expression was stopped: ${why}` });
}

export function tooLong(timeLimitMs: number): ApiError {
  return runaway(`it ran longer than ${count(timeLimitMs)} ms`);
}

export function tooMuchText(): ApiError {
  return runaway(`it made a text of more than ${count(longestText)} characters`);
}

export function tooManyElements(limit = longestSequence): ApiError {
  return runaway(`it made or used a list of more than ${count(limit)} elements`);
}

export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
