import { users } from './users';

const columns = ['id', 'name', 'email', 'city', 'active', 'created_at'] as const;

/** All users as CSV (RFC 4180) with a header line. */
export const usersCsv = [
  columns.join(','),
  ...users.map((user) => columns.map((column) => String(user[column])).join(',')),
  '',
].join('\r\n');
