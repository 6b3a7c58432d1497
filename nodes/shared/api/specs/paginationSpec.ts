import type { PaginationSpec } from '../../../../lib';
import { bytesOf, type FormValues, millisecondsOf, numberOf, textOf } from '../../formValues';
import { memberSettings } from '../memberSettings';

/** Options > Pagination. */
export function paginationSpec({ style, onFailure, ...values }: FormValues): Partial<PaginationSpec> {
  return {
    style: textOf(style) || undefined,
    settings: memberSettings(textOf(style), values),
    maxPages: numberOf(values.maxPages),
    maxBytes: bytesOf(values.maxData) || undefined,
    maxMs: millisecondsOf(values.maxTime) || undefined,
    pagesInParallel: numberOf(values.pagesInParallel),
    uniqueBy: textOf(values.uniqueBy).trim() || undefined,
    onFailure: onFailure as PaginationSpec['onFailure'] | undefined,
  };
}
