import { describeValue } from '../types/describeValue';
import type { ValueFormat } from './ValueFormat';

export const phone: ValueFormat = {
  label: 'Phone Number',
  help: 'An international number, written as +442079460001 (E.164). Spaces, dots, dashes and brackets are taken away, 00 in front becomes +. A number without a country code is refused: $phone(number, "44") adds one.',
  expects: 'a phone number with country code, such as +442079460001',
  convert(text) {
    const written = toE164(text);
    return written === undefined
      ? { problem: `${describeValue(text)} is not a phone number with country code` }
      : { value: written };
  },
};

/**
 * A number as E.164 writes it.
 *
 * @param countryCode digits for numbers that have none; their leading zero goes
 */
export function toE164(text: string, countryCode?: string): string | undefined {
  // "+44 (0)20": the zero is for callers within the country.
  const bare = text
    .trim()
    .replace(/\(0\)/g, '')
    .replace(/[\s().\-/\u2010-\u2013]/g, '')
    .replace(/^00/, '+');
  const whole =
    bare.startsWith('+') || countryCode === undefined
      ? bare
      : `+${countryCode.replace(/\D/g, '')}${bare.replace(/^0/, '')}`;
  return /^\+[1-9]\d{6,14}$/.test(whole) ? whole : undefined;
}
