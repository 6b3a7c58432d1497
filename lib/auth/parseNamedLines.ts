import { ApiError } from '../errors/ApiError';

/**
 * Lines of a field as names and values, such as `X-Signature: {signature}`; empty lines are left out.
 *
 * @throws ApiError INVALID_SETTING that names the field when a line has no name or no separator
 */
export function parseNamedLines(text: string, separator: string, field: string): Array<[string, string]> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const at = line.indexOf(separator);
    if (at > 0) return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    throw new ApiError('INVALID_SETTING', {
      subject: `"${field}" of the credential has a line without "${separator}"`,
      field,
      hint: `Write one name${separator}value a line.`,
    });
  });
}
