import { leave } from '../undecided';

/** Whether it is a number; false for NaN. jsonata refuses infinite ones. */
export function checkNumber(value: unknown): value is number {
  if (typeof value !== 'number' || Number.isNaN(value)) return false;
  return Number.isFinite(value) || leave();
}

/** True for an empty array, too. */
export function isArrayOfNumbers(value: unknown): value is number[] {
  if (!Array.isArray(value)) return false;
  let isAll = true;
  for (const element of value) if (!checkNumber(element)) isAll = false;
  return isAll;
}
