import { cities, firstNames, lastNames, pick } from './names';

/** A contact; beside the named fields, some carry fields that no document mentions. */
export interface Contact {
  readonly id: string;
  readonly user_email: string | null;
  readonly first_name: string;
  readonly last_name: string;
  readonly [field: string]: unknown;
}

export function contactId(number: number): string {
  return `con_${String(number).padStart(4, '0')}`;
}

/** Every 20th contact has an e-mail address that is none, every 30th has null. */
export const contacts: readonly Contact[] = Array.from({ length: 120 }, (_, index) => {
  const number = index + 1;
  const first_name = pick(firstNames, index);
  const last_name = pick(lastNames, index);
  return {
    id: contactId(number),
    user_email: emailOf(number, first_name, last_name),
    first_name,
    last_name,
    company: number % 8 === 0 ? null : `${pick(lastNames, index + 3)} Ltd`,
    birthday: number % 6 === 0 ? null : `19${60 + (index % 40)}-0${1 + (index % 9)}-1${index % 10}`,
    credit_limit: (number * 12_550) / 100,
    phones: [
      { type: 'work', number: `+44 20 7946 ${String(number).padStart(4, '0')}` },
      ...(number % 2 === 0
        ? [{ type: 'mobile', number: `+44 7700 90${String(number).padStart(4, '0')}` }]
        : []),
    ],
    address: { street: `${number} Analytical Row`, ...pick(cities, index) },
    ...(number % 10 === 0 && { x_legacy_code: `L-${number}` }),
    ...(number % 15 === 0 && { preferences: { newsletter: number % 2 === 0, language: 'en' } }),
  };
});

function emailOf(number: number, first: string, last: string): string | null {
  if (number % 30 === 0) return null;
  if (number % 20 === 0) return `${first.toLowerCase()}(at)example.com`;
  return `${first}.${last}${number}@example.com`.toLowerCase();
}
