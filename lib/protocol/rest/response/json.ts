import { ApiError } from '../../../errors/ApiError';
import { decodeText } from '../../mediaType';
import { parseJson } from '../../../plan/parseJson';
import type { ResponseDecoder } from './ResponseDecoder';

export const json: ResponseDecoder = {
  label: 'JSON',
  help: 'Integers that a number cannot hold exactly are kept as text.',
  matches: (type) => /^(application|text)\/([\w.-]+\+)?json$/.test(type),
  decode(response) {
    const text = decodeText(response.body, response.headers);
    try {
      const { value, exactIntegers } = parseJson(text);
      return { body: value, warnings: exactIntegerWarning(exactIntegers) };
    } catch (error) {
      throw notJson(text, error);
    }
  },
};

/** What to tell the user about integers that were kept as text. */
export function exactIntegerWarning(count: number): string[] {
  return count === 0 ? [] : [`Integers beyond 2^53 were kept exactly, as text.`];
}

function notJson(text: string, cause: unknown): ApiError {
  const reason = cause instanceof Error ? ` (${cause.message})` : '';
  return new ApiError(
    'RESPONSE_NOT_JSON',
    { subject: `The answer claims to be JSON but is not${reason}`, body: text.slice(0, 1000) },
    cause,
  );
}
