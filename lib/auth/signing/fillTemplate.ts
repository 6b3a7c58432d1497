import { ApiError } from '../../errors/ApiError';

/**
 * Puts values in the place of `{name}`; `\n` stands for a line break as well. `{{` is a brace.
 * @throws ApiError INVALID_SETTING when a name is unknown
 */
export function fillTemplate(
  template: string,
  values: Readonly<Record<string, () => string>>,
  field: string,
): string {
  return template
    .replace(/\\n/g, '\n')
    .replace(/\r\n/g, '\n')
    .replace(/\{(\{|[A-Za-z]+\})/g, (_match, rest: string) => {
      if (rest === '{') return '{';
      const name = rest.slice(0, -1);
      const value = values[name];
      if (value && Object.hasOwn(values, name)) return value();
      throw new ApiError('INVALID_SETTING', {
        subject: `"{${name}}" in "${field}" of the credential is not known`,
        field,
        hint: `Known are ${Object.keys(values)
          .map((known) => `{${known}}`)
          .join(', ')}.`,
      });
    });
}
