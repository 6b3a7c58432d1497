import { ApiError } from '../errors/ApiError';
import { isObject, type JsonValue } from './json';
import { formatPath, parsePath, readPath, writePath } from './path';

/**
 * A copy of data with a value at a plain path. A name sets a field; an index puts the value between the others, so
 * that `params[0]` comes before all parameters. What is missing on the way is made.
 *
 * @throws ApiError INVALID_SETTING where the path leads through a value that is no object or list
 */
export function withInserted(data: JsonValue, path: string, value: string): JsonValue {
  const steps = parsePath(path);
  const copy = structuredClone(data);
  const last = steps.at(-1)!;
  const holder = steps.length > 1 ? readPath(copy, steps.slice(0, -1)) : copy;
  if (typeof last === 'number' && Array.isArray(holder)) holder.splice(last, 0, value);
  else if (holder === undefined || (typeof last === 'string' && isObject(holder)))
    writePath(copy, steps, value);
  else throw noPlace(formatPath(steps), holder);
  return copy;
}

function noPlace(path: string, holder: unknown): ApiError {
  const found = Array.isArray(holder) ? 'a list' : isObject(holder) ? 'an object' : 'a single value';
  return new ApiError('INVALID_SETTING', {
    subject: `The credential puts its secret at "${path}" of the body, but there is ${found} there`,
    hint: 'A name needs an object (params.token), an index a list (params[0]). Change the name in the credential, or how the parameters are sent.',
  });
}
