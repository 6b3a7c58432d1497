import { ApiError, isApiError } from '../../errors/ApiError';
import { GuardedRegExp } from '../regex/GuardedRegExp';
import { describeValue } from '../types/describeValue';
import type { Converted } from '../types/ValueType';

/** Milliseconds that one text may take: nothing else is done meanwhile. */
const timeLimitMs = 50;

/**
 * A pattern of a row's own: a JavaScript regular expression that the whole text has to match.
 *
 * @throws ApiError INVALID_SETTING for what is no regular expression
 */
export function ownPattern(source: string): (text: string) => Converted {
  const expression = compile(source);
  return (text) => {
    const startedAt = performance.now();
    const guarded = new GuardedRegExp(expression, () => {
      if (performance.now() - startedAt > timeLimitMs) throw tooSlow;
    });
    try {
      return guarded.exec(text)
        ? { value: text }
        : { problem: `${describeValue(text)} does not match ${source}` };
    } catch (error) {
      // What our own matcher cannot run is refused where JavaScript's could run for years.
      if (error === tooSlow || isApiError(error))
        return { problem: `${describeValue(text)} takes too long to compare with ${source}` };
      throw error;
    }
  };
}

const tooSlow = new Error('the pattern takes too long');

function compile(source: string): RegExp {
  try {
    return new RegExp(`^(?:${source})$`, 'g');
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^.*: /, '') : String(error);
    throw new ApiError(
      'INVALID_SETTING',
      { subject: `"${source}" is not a regular expression: ${why}` },
      error,
    );
  }
}
