import { type FieldError, Problem } from '../http/problem';
import type { Contact } from './contacts';

const email = /^[^\s@()]+@[^\s@]+\.[^\s@]+$/;

/** The body as a contact's fields; throws 422 with everything that is wrong. Fields of any other name are kept. */
export function checkContact(fields: Record<string, unknown>): Omit<Contact, 'id'> {
  const errors: FieldError[] = [];
  if (typeof fields.user_email !== 'string' || !email.test(fields.user_email)) {
    errors.push({ field: 'user_email', message: 'must be an e-mail address' });
  }
  for (const field of ['first_name', 'last_name']) {
    const value = fields[field];
    if (typeof value !== 'string' || value.trim() === '')
      errors.push({ field, message: 'must not be empty' });
  }
  if (fields.phones !== undefined && !Array.isArray(fields.phones)) {
    errors.push({ field: 'phones', message: 'must be a list' });
  }
  if (errors.length === 0) return fields as Omit<Contact, 'id'>;
  const names = errors.map(({ field }) => field).join(', ');
  throw new Problem(422, 'Unprocessable Content', `The contact is not valid: ${names}.`, { errors });
}
