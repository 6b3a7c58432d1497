import { checkContact } from '../data/checkContact';
import type { ContactStore } from '../data/ContactStore';
import { json } from '../http/Answer';
import type { ApiRequest } from '../http/ApiRequest';
import { jsonBody } from '../http/parameters';
import { Problem } from '../http/problem';
import type { Route } from '../http/Route';

/** Contacts that one request may create. */
const mostAtOnce = 50;

export const contactBatchRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/contacts/batch',
    summary: `Body {"contacts": [...]}, ${mostAtOnce} at the most: 207 with a status for each; honours Idempotency-Key`,
    handle: (request, { contacts, idempotent }) =>
      idempotent.answer(request, () => {
        const results = contactList(request).map((fields) => createOne(contacts, fields));
        return json({ results }, { status: 207 });
      }),
  },
];

function contactList(request: ApiRequest): Array<Record<string, unknown>> {
  const { contacts } = jsonBody(request);
  if (!Array.isArray(contacts) || !contacts.every(isFields)) {
    throw new Problem(400, 'Bad Request', '"contacts" must be a list of objects.');
  }
  if (contacts.length <= mostAtOnce) return contacts;
  throw new Problem(413, 'Content Too Large', `A request may have ${mostAtOnce} contacts at the most.`);
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What became of one contact of a batch. */
function createOne(contacts: ContactStore, fields: Record<string, unknown>): object {
  try {
    return { status: 201, contact: contacts.create(checkContact(fields)) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { status: error.status, error: { detail: error.message, errors: error.more.errors } };
  }
}
