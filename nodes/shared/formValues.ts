import { ApiError, isObject, type JsonValue, type NameValue, type Settings } from '../../lib';
import { groupKey, rowsKey } from './toProperties';

/** Values of a form, as n8n delivers them: JSON. */
export type FormValues = Settings;

/** The rows of a `rows` field. */
export function rowsOf(value: unknown): FormValues[] {
  const rows = isObject(value) ? value[rowsKey] : undefined;
  return Array.isArray(rows) ? (rows.filter(isObject) as FormValues[]) : [];
}

/** The values of a `group` field. */
export function groupOf(value: unknown): FormValues {
  const group = isObject(value) ? value[groupKey] : undefined;
  return isObject(group) ? (group as FormValues) : {};
}

/** Rows of name and value; rows without a name are left out, and so are values that an expression left undefined. */
export function nameValues(value: unknown): NameValue[] {
  return rowsOf(value).flatMap((row) => {
    const name = textOf(row.name);
    return name === '' || row.value === undefined || row.value === null
      ? []
      : [{ name, value: textOf(row.value) }];
  });
}

/** Any form value as text; objects, which only expressions deliver, as JSON. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A number field's value; undefined when it is empty. */
export function numberOf(value: unknown): number | undefined {
  return value === undefined || value === null || value === '' ? undefined : Number(value);
}

/** A number field's value in seconds as milliseconds; undefined when it is empty. */
export function millisecondsOf(value: unknown): number | undefined {
  const seconds = numberOf(value);
  return seconds === undefined ? undefined : seconds * 1000;
}

/** A number field's value in megabytes as bytes; undefined when it is empty. */
export function bytesOf(value: unknown): number | undefined {
  const megabytes = numberOf(value);
  return megabytes === undefined ? undefined : megabytes * 1024 * 1024;
}

/** Entries of a text separated by commas; they may contain spaces. */
export function commaListOf(value: unknown): string[] {
  return textOf(value)
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
}

/** Entries of a text separated by commas, spaces or line breaks. */
export function listOf(value: unknown): string[] {
  return textOf(value)
    .split(/[\s,]+/)
    .filter(Boolean);
}

type ReadJson = (text: string) => JsonValue;

const plainJson: ReadJson = (text) => JSON.parse(text) as JsonValue;

/**
 * The value of a JSON field: text, or already data when an expression delivered it.
 * @throws ApiError INVALID_SETTING that names the field
 */
export function jsonOf(value: unknown, label: string, read: ReadJson = plainJson): JsonValue {
  if (typeof value !== 'string') return (value ?? null) as JsonValue;
  if (value.trim() === '') return null;
  const parsed = parse(value, read);
  if (!('problem' in parsed)) return parsed.value;
  throw new ApiError('INVALID_SETTING', {
    subject: `"${label}" is not valid JSON: ${parsed.problem}`,
    field: label,
    hint: 'Correct the JSON, for example a missing quote or comma.',
  });
}

function parse(text: string, read: ReadJson): { value: JsonValue } | { problem: string } {
  try {
    return { value: read(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
