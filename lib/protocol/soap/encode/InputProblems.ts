import { ApiError } from '../../../errors/ApiError';
import { formatPath, type Path } from '../../../plan/path';

const mostShown = 5;

/** What is wrong with an input, by the path of each element. */
export class InputProblems {
  private readonly all: string[] = [];

  /** `isChecking`: off, nothing is found wrong and the service has to judge. */
  constructor(readonly isChecking: boolean) {}

  add(path: Path, what: string): void {
    if (this.isChecking) this.all.push(`${path.length > 0 ? formatPath(path) : 'The input'} ${what}`);
  }

  /** What no message can hold, checked or not. */
  addAlways(path: Path, what: string): void {
    this.all.push(`${formatPath(path)} ${what}`);
  }

  /** @throws ApiError INPUT_INVALID when anything was wrong */
  throwIfAny(operation: string): void {
    if (this.all.length === 0) return;
    const shown = this.all.slice(0, mostShown);
    const more = this.all.length - shown.length;
    throw new ApiError('INPUT_INVALID', {
      subject: `The input does not fit ${operation}: ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
      field: 'Input',
    });
  }
}

/** A value in a message: short, and recognisable. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}
