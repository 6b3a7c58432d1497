import type { FieldRule } from '../../../lib/mapping/MappingDocument';
import type { JsonObject } from '../../../lib/plan/json';

/** Items such as a shop's customers, each different. */
export function contacts(count: number): JsonObject[] {
  return Array.from({ length: count }, (_, at): JsonObject => ({
    id: 100_000 + at,
    user_email: ` Person${at}@Example.COM `,
    first_name: `Given${at % 97}`,
    last_name: `Family${at % 89}`,
    phone: at % 3 === 0 ? null : `+41 44 ${1_000_000 + at}`,
    address: { city: `City ${at % 53}`, country: { code: at % 2 === 0 ? 'CH' : 'DE' } },
    status: at % 4 === 0 ? 'inactive' : 'active',
    orders: Array.from({ length: 1 + (at % 3) }, (_order, line) => ({
      sku: `S-${line}`,
      price: 2.5 * line + 1,
      quantity: 1 + line,
    })),
    ...(at % 5 === 0 && { language: 'de' }),
  }));
}

/** Ten fields: renames, nested paths, text functions, a condition, a sum, defaults. */
export const contactRules: readonly FieldRule[] = [
  { target: 'ContactId', source: 'id' },
  { target: 'FirstName', source: 'first_name' },
  { target: 'LastName', source: 'last_name' },
  { target: 'City', source: 'address.city' },
  { target: 'Country', source: 'address.country.code' },
  { target: 'Email', expression: '$lowercase($trim(user_email))' },
  { target: 'FullName', expression: 'first_name & " " & $uppercase(last_name)' },
  { target: 'Active', expression: 'status = "active" ? true : false' },
  { target: 'Total', expression: '$sum(orders.(price * quantity))' },
  { target: 'Language', source: 'language', default: 'en' },
];

/** The same as one expression. */
export const contactExpression = `{
  "ContactId": id,
  "FirstName": first_name,
  "LastName": last_name,
  "City": address.city,
  "Country": address.country.code,
  "Email": $lowercase($trim(user_email)),
  "FullName": first_name & " " & $uppercase(last_name),
  "Active": status = "active" ? true : false,
  "Total": $sum(orders.(price * quantity)),
  "Language": language ? language : "en"
}`;

interface Contact {
  readonly id: number;
  readonly user_email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly address?: { readonly city?: string; readonly country?: { readonly code?: string } };
  readonly status: string;
  readonly orders: ReadonlyArray<{ readonly price: number; readonly quantity: number }>;
  readonly language?: string;
}

/** The same as a programmer would write it in n8n's Code node. */
export function contactByHand(item: JsonObject): JsonObject {
  const contact = item as unknown as Contact;
  let total = 0;
  for (const { price, quantity } of contact.orders) total += price * quantity;
  return {
    ContactId: contact.id,
    FirstName: contact.first_name,
    LastName: contact.last_name,
    City: contact.address?.city ?? null,
    Country: contact.address?.country?.code ?? null,
    Email: contact.user_email.trim().toLowerCase(),
    FullName: `${contact.first_name} ${contact.last_name.toUpperCase()}`,
    Active: contact.status === 'active',
    Total: total,
    Language: contact.language ?? 'en',
  };
}
