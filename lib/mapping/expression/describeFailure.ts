import { ApiError, isApiError } from '../../errors/ApiError';
import type { JsonataFailure } from '../../vendor/jsonata';
import { count, deepest, runaway, tooLong, tooManyElements, tooMuchText } from './limits';

/** What stopped the parser as EXPRESSION_INVALID: what is wrong, the line and column, and the text there. */
export function describeParseFailure(error: unknown, source: string): ApiError {
  if (source.trim() === '') return invalid('The JSONata expression is empty', error);
  if (error instanceof RangeError) return invalid('The JSONata expression is nested too deeply', error);
  const { message = String(error), position, token } = error as JsonataFailure;
  const place = position === undefined ? '' : ` at ${placeOf(source, position, token)}`;
  return invalid(`The JSONata expression cannot be read${place}: ${message}`, error);
}

/** What stopped an evaluation, as EXPRESSION_RUNAWAY or EXPRESSION_FAILED. */
export function describeFailure(error: unknown, source: string, timeLimitMs: number): ApiError {
  if (isApiError(error)) return error;
  const { code, message = String(error), position, token, error: inner } = (error ?? {}) as JsonataFailure;
  // $eval wraps whatever stopped the inner expression.
  if (code === 'D3121' && isStop(inner)) return describeFailure(inner, source, timeLimitMs);
  if (code === 'D1012') return tooLong(timeLimitMs);
  if (code === 'D1011') return tooDeep();
  if (code === 'D2014' || code === 'D2015') return tooManyElements();
  if (error instanceof RangeError)
    return message.includes('string length')
      ? tooMuchText()
      : message.includes('stack')
        ? tooDeep()
        : failed(message, error);
  // The author of $error and $assert has said it all.
  const isOwnMessage = code === 'D3137' || code === 'D3141';
  const place = position === undefined || isOwnMessage ? '' : ` (${placeOf(source, position, token)})`;
  return failed(`${message}${place}`, error);
}

function isStop(error: unknown): boolean {
  return (
    isApiError(error) ||
    error instanceof RangeError ||
    /^D(101[12]|201[45]|3121)$/.test(String((error as JsonataFailure)?.code))
  );
}

function tooDeep(): ApiError {
  return runaway(
    `it calls itself too often (more than ${count(deepest)} steps deep); give its recursion an end`,
  );
}

function failed(why: string, cause: unknown): ApiError {
  return new ApiError('EXPRESSION_FAILED', { subject: `The JSONata expression failed: ${why}` }, cause);
}

function invalid(subject: string, cause: unknown): ApiError {
  return new ApiError('EXPRESSION_INVALID', { subject }, cause);
}

/** `line 2, column 7, near "c +}"`. jsonata's position is the end of the token, or of `$name(`. */
function placeOf(source: string, position: number, token: string | undefined): string {
  const before = source.slice(0, position);
  const written = [token ?? '', `$${token}(`].find((text) => before.endsWith(text)) ?? '';
  const start = before.length - written.length;
  const lines = source.slice(0, start).split('\n');
  const column = (lines.at(-1)?.length ?? 0) + 1;
  const near = source
    .slice(Math.max(0, start - 12), start + 12)
    .replace(/\s+/g, ' ')
    .trim();
  const line = source.includes('\n') ? `line ${lines.length}, column` : 'position';
  return `${line} ${column}, near "${near}"`;
}
