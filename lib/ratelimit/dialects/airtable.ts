import { isObject } from '../../plan/json';
import type { HttpResponse } from '../../ports/Transport';
import type { Dialect } from '../Dialect';
import { limitObject } from '../limitBody';

/** Airtable: a refusal closes the base for 30 seconds, which no header says; a month's calls are another matter. */
export const airtable: Dialect = {
  label: 'Airtable',
  understands:
    '429 from api.airtable.com or with the error RATE_LIMIT_REACHED: at least 30 seconds; PUBLIC_API_BILLING_LIMIT_EXCEEDED (the month) is not tried again now',
  source: 'airtable.com/developers/web/api/rate-limits; support.airtable.com, "Managing API call limits"',
  refusal(response) {
    if (response.status !== 429) return undefined;
    const codes = codesOf(response);
    if (codes.includes('PUBLIC_API_BILLING_LIMIT_EXCEEDED')) return { bucket: 'monthly', kind: 'quota' };
    const isAirtable = new URL(response.url).hostname === 'api.airtable.com';
    return isAirtable || codes.includes('RATE_LIMIT_REACHED') ? { kind: 'rate', floorMs: 30_000 } : undefined;
  },
};

function codesOf(response: HttpResponse): unknown[] {
  const { errors, error } = limitObject(response);
  const inList = Array.isArray(errors) ? errors.filter(isObject).map((entry) => entry.error) : [];
  return [...inList, isObject(error) ? error.type : error];
}
