import type { NameValue } from '../plan/RequestPlan';

/** A URL with its `{placeholders}` filled in; an empty value takes the segment away (`/users/{cursor}` → `/users`). */
export function fillPath(url: string, values: readonly NameValue[] = []): string {
  return values.reduce(
    (filled, { name, value }) =>
      value === ''
        ? filled.replaceAll(`/{${name}}`, '').replaceAll(`{${name}}`, '')
        : filled.replaceAll(`{${name}}`, encodeURIComponent(value)),
    url,
  );
}
