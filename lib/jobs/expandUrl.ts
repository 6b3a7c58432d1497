import { ApiError } from '../errors/ApiError';
import { parsePath, readPath } from '../plan/path';

const placeholder = /\{([^{}]+)\}/g;

/**
 * An address with `{path}` replaced by that field of the first body that has it. A placeholder that is the whole
 * address is taken as it is; within an address, values are encoded.
 * @throws ApiError INVALID_SETTING when no body has the field
 */
export function expandUrl(template: string, bodies: readonly unknown[], field: string): string {
  const isWhole = /^\{[^{}]+\}$/.test(template);
  return template.replace(placeholder, (_match, path: string) => {
    const value = valueOf(path, bodies);
    if (value === undefined) {
      throw new ApiError('INVALID_SETTING', {
        subject: `The answer has nothing at "${path}", which "${field}" needs`,
        field,
      });
    }
    return isWhole ? value : encodeURIComponent(value);
  });
}

function valueOf(path: string, bodies: readonly unknown[]): string | undefined {
  for (const body of bodies) {
    const value = readPath(body, parsePath(path));
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value);
  }
  return undefined;
}
