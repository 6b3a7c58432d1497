import { ApiError, type ApiOperation, type JsonObject } from '../../lib';

/** @throws ApiError INVALID_SETTING that names the parameters which the method needs and nobody has filled in */
export function checkRequired(values: JsonObject, { id, input }: ApiOperation): void {
  const missing = (input().required ?? []).filter((name) => values[name] === undefined);
  if (missing.length === 0) return;
  const names = missing.map((name) => `"${name}"`).join(', ');
  throw new ApiError('INVALID_SETTING', {
    subject: `${names} ${missing.length === 1 ? 'is' : 'are'} empty, but the method ${id} needs ${missing.length === 1 ? 'it' : 'them'}`,
    field: 'Parameter Fields',
    hint: 'Fill in all parameters that the method requires.',
  });
}
