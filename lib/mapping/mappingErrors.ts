import { ApiError, isApiError } from '../errors/ApiError';

/** The columns of a mapping's rows, as the form labels them. */
export type Column =
  | 'Target'
  | 'Source'
  | 'Type'
  | 'Format'
  | 'Pattern'
  | 'Source Format'
  | 'Time Zone'
  | 'Default'
  | 'On Missing'
  | 'On Null'
  | 'On Empty'
  | 'On Invalid'
  | 'Combine';

/** A MAPPING_INVALID error that names the row (from 0 here, from 1 in the message) and the column. */
export function rowError(row: number, column: Column, problem: string, cause?: unknown): ApiError {
  return new ApiError(
    'MAPPING_INVALID',
    { subject: `Row ${row + 1}, ${column}: ${problem}`, field: column },
    cause,
  );
}

/** Runs a check of one cell; what it throws becomes a MAPPING_INVALID error of that row and column. */
export function inRow<Result>(row: number, column: Column, check: () => Result): Result {
  try {
    return check();
  } catch (error) {
    throw isApiError(error) ? rowError(row, column, error.message, error) : error;
  }
}

export function documentError(problem: string): ApiError {
  return new ApiError('MAPPING_INVALID', { subject: `The mapping is not valid: ${problem}` });
}

/** `Row 3 (total)`: a rule in a message about one item. */
export function rowLabel({
  row,
  rule,
}: {
  readonly row: number;
  readonly rule: { readonly target: string };
}): string {
  return `Row ${row + 1} (${rule.target})`;
}
