import { cities, firstNames, lastNames, pick } from './names';

export interface User {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly city: string;
  readonly active: boolean;
  /** ISO 8601. */
  readonly created_at: string;
}

const day = 24 * 60 * 60 * 1000;
const firstDay = Date.UTC(2023, 0, 1, 9);

export const users: readonly User[] = Array.from({ length: 250 }, (_, index) => ({
  id: index + 1,
  name: `${pick(firstNames, index)} ${pick(lastNames, index)}`,
  email: `user${index + 1}@example.com`,
  city: pick(cities, index).city,
  active: index % 4 !== 3,
  created_at: new Date(firstDay + index * day).toISOString(),
}));
