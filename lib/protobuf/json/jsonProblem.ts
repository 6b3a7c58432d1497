import { ApiError } from '../../errors/ApiError';
import { formatPath, type Path } from '../../plan/path';

/** A value that does not fit its field; `problem` goes on from the name: "must be an integer". */
export function jsonProblem(path: Path, problem: string, hint?: string): ApiError {
  const place = path.length > 0 ? `"${formatPath(path)}"` : 'The message';
  return new ApiError('INVALID_SETTING', { subject: `${place} ${problem}`, field: 'Parameters', hint });
}

/** A value as an error may show it. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
