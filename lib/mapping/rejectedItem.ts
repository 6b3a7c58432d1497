import { ApiError } from '../errors/ApiError';
import type { MappingProblem } from './Mapped';

/** The error for an item that does not satisfy the mapping, where nothing else takes invalid items. */
export function rejectedItem(problems: readonly MappingProblem[]): ApiError {
  const list = problems
    .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
    .join('; ');
  return new ApiError('MAPPING_REJECTED', {
    subject: `The item does not satisfy the mapping: ${list}`,
    body: problems,
  });
}
