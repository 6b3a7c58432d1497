export const firstNames = [
  'Ada',
  'Grace',
  'Alan',
  'Edsger',
  'Barbara',
  'Donald',
  'Frances',
  'Ken',
  'Radia',
  'Dennis',
  'Margaret',
  'Tony',
];

export const lastNames = [
  'Lovelace',
  'Hopper',
  'Turing',
  'Dijkstra',
  'Liskov',
  'Knuth',
  'Allen',
  'Thompson',
  'Perlman',
  'Ritchie',
  'Hamilton',
];

export const cities = [
  { city: 'London', country: 'GB', postal_code: 'EC1A 1BB' },
  { city: 'Berlin', country: 'DE', postal_code: '10115' },
  { city: 'Zürich', country: 'CH', postal_code: '8001' },
  { city: 'Tokyo', country: 'JP', postal_code: '100-0001' },
  { city: 'São Paulo', country: 'BR', postal_code: '01000-000' },
] as const;

/** The list's entry for a number; lists of different lengths give all combinations before they repeat. */
export function pick<Entry>(list: readonly Entry[], number: number): Entry {
  return list[number % list.length]!;
}
