import type { JsonValue, PaginationSpec, Settings } from '../../../lib';
import { bytesOf, type FormValues, millisecondsOf, numberOf, textOf } from '../../shared/formValues';

/** Options > Pagination. */
export function paginationSpec({ style, onFailure, ...values }: FormValues): Partial<PaginationSpec> {
  return {
    style: textOf(style) || undefined,
    settings: settingsOf(textOf(style), values),
    maxPages: numberOf(values.maxPages),
    maxBytes: bytesOf(values.maxData) || undefined,
    maxMs: millisecondsOf(values.maxTime) || undefined,
    pagesInParallel: numberOf(values.pagesInParallel),
    uniqueBy: textOf(values.uniqueBy).trim() || undefined,
    onFailure: onFailure as PaginationSpec['onFailure'] | undefined,
  };
}

/** The fields of the chosen style, by the names that the style itself knows. */
function settingsOf(style: string, fields: FormValues): Settings {
  const prefix = `${style}_`;
  const own = Object.entries(fields).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value as JsonValue]));
}
