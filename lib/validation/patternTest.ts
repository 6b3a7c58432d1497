import { ApiError, isApiError } from '../errors/ApiError';
import { GuardedRegExp } from '../mapping/regex/GuardedRegExp';
import type { PatternTest } from '../vendor/ajv';

/** Milliseconds that one text may take. */
const timeLimitMs = 500;
/** What our own matcher does not know: JavaScript's runs it. */
const unicodeOnly = /\\[pPu]|[^\0-\uFFFF]/u;

/**
 * The test for a pattern of a schema. Schemas come from others, and so do the texts: a pattern that would run for years
 * is stopped.
 *
 * @throws SyntaxError for what is no regular expression
 */
export function patternTest(source: string, flags: string): PatternTest {
  const expression = compile(source, flags);
  if (unicodeOnly.test(source)) return expression;
  const global = new RegExp(expression.source, 'g');
  return {
    toString: () => String(expression),
    test(text) {
      const startedAt = performance.now();
      const guarded = new GuardedRegExp(global, () => {
        if (performance.now() - startedAt > timeLimitMs) throw tooSlow(source);
      });
      try {
        return guarded.exec(text) !== null;
      } catch (error) {
        if (isApiError(error) && error.code !== 'JSON_SCHEMA_INVALID') throw tooSlow(source);
        throw error;
      }
    },
  };
}

/** Schemas are written with dashes and slashes escaped, which is an error with the flag "u". */
function compile(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch {
    return new RegExp(source);
  }
}

function tooSlow(source: string): ApiError {
  return new ApiError('JSON_SCHEMA_INVALID', {
    subject: `The pattern ${source} of the JSON Schema takes too long; write it without repeats inside repeats`,
  });
}
