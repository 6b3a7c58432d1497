import { type ApiOperation, ApiError } from '../../lib';

/** The method of that name among those that the API describes. */
export function methodIn<Method extends ApiOperation>(methods: readonly Method[], name: string): Method {
  const found = methods.find(({ id }) => id === name);
  if (found) return found;
  throw new ApiError('INVALID_SETTING', {
    subject: `"${name}" is not among the ${methods.length} methods that the API describes`,
    field: 'Method',
    hint: 'Choose a method from the list; or set Parameters to JSON to call a method that is not described.',
  });
}
