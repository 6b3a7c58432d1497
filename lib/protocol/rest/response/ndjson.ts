import { ApiError } from '../../../errors/ApiError';
import { decodeText } from '../../mediaType';
import { parseJson } from '../../../plan/parseJson';
import { exactIntegerWarning } from './json';
import type { ResponseDecoder } from './ResponseDecoder';

/** One JSON value a line. */
export const ndjson: ResponseDecoder = {
  label: 'NDJSON',
  help: 'One JSON value on each line (also called JSON Lines); each becomes a record.',
  matches: (type) => /^(application|text)\/(x-)?(ndjson|jsonl|jsonlines|json-lines|stream\+json)$/.test(type),
  decode(response) {
    let exactIntegers = 0;
    const body = decodeText(response.body, response.headers)
      .split('\n')
      .flatMap((line, index) => {
        if (line.trim() === '') return [];
        const parsed = parseLine(line, index + 1);
        exactIntegers += parsed.exactIntegers;
        return [parsed.value];
      });
    return { body, warnings: exactIntegerWarning(exactIntegers) };
  },
};

function parseLine(line: string, number: number): ReturnType<typeof parseJson> {
  try {
    return parseJson(line);
  } catch (error) {
    throw new ApiError(
      'RESPONSE_NOT_JSON',
      { subject: `Line ${number} of the answer is not JSON`, body: line.slice(0, 1000) },
      error,
    );
  }
}
