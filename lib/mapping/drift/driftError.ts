import { ApiError } from '../../errors/ApiError';
import type { Drift } from './compareShapes';

/** The error for changes that break a mapping; undefined where none does. */
export function driftError(drifts: readonly Drift[]): ApiError | undefined {
  const breaking = drifts.filter((drift) => drift.breaking);
  if (breaking.length === 0) return undefined;
  const list = breaking.map(({ message }) => message).join('; ');
  return new ApiError('DRIFT_BREAKING', {
    subject: `The source has changed in a way that breaks the mapping: ${list}`,
    body: drifts,
  });
}
