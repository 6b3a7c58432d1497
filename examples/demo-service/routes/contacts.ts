import { checkContact } from '../data/checkContact';
import type { Contact } from '../data/contacts';
import { json, noContent } from '../http/Answer';
import type { ApiRequest } from '../http/ApiRequest';
import { jsonBody } from '../http/parameters';
import { notFound } from '../http/problem';
import type { Route } from '../http/Route';
import { cursorPage } from '../paging/cursorPage';
import { sparsePage } from '../paging/sparsePage';
import type { ServiceState } from '../ServiceState';

export const contactRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/contacts',
    summary:
      '120 contacts, 25 a page; next_cursor goes back as cursor, has_more says when to stop; updated_since filters',
    handle: (request, { contacts }) =>
      cursorPage(contacts.changedSince(request.query.get('updated_since') ?? ''), request),
  },
  {
    method: 'GET',
    path: '/sparse/contacts',
    summary: 'The same, 25 a page, with an empty page (that has a cursor) after each full one',
    handle: (request, { contacts }) => sparsePage(contacts.all(), request),
  },
  {
    method: 'POST',
    path: '/contacts',
    summary: 'Create: 201 and Location; 422 with errors by field; honours Idempotency-Key',
    handle: (request, { contacts, idempotent }) =>
      idempotent.answer(request, () => {
        const contact = contacts.create(checkContact(jsonBody(request)));
        return json(contact, { status: 201, headers: { location: `/contacts/${contact.id}` } });
      }),
  },
  {
    method: 'GET',
    path: '/contacts/:id',
    summary: 'One contact',
    handle: (request, state) => json(existing(request, state)),
  },
  {
    method: 'PUT',
    path: '/contacts/:id',
    summary: 'Replace a contact',
    handle(request, state) {
      const { id } = existing(request, state);
      return json(state.contacts.save({ ...checkContact(jsonBody(request)), id } as Contact));
    },
  },
  {
    method: 'PATCH',
    path: '/contacts/:id',
    summary: 'Change fields of a contact',
    handle(request, state) {
      const before = existing(request, state);
      const fields = checkContact({ ...before, ...jsonBody(request) });
      return json(state.contacts.save({ ...fields, id: before.id } as Contact));
    },
  },
  {
    method: 'DELETE',
    path: '/contacts/:id',
    summary: 'Delete a contact: 204',
    handle(request, state) {
      state.contacts.delete(existing(request, state).id);
      return noContent;
    },
  },
];

function existing({ params }: ApiRequest, { contacts }: ServiceState): Contact {
  const contact = contacts.get(params.id ?? '');
  if (!contact) throw notFound(`contact ${params.id}`);
  return contact;
}
