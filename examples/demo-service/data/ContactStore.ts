import { type Contact, contactId, contacts } from './contacts';

/** The contacts, which clients may create, change and delete. */
export class ContactStore {
  private readonly byId = new Map(contacts.map((contact) => [contact.id, contact]));
  private readonly changed = new Map(contacts.map(({ id }, index) => [id, changeTime(index)]));
  private last = contacts.length;
  private changes = contacts.length;

  all(): Contact[] {
    return [...this.byId.values()];
  }

  /** Those that were created or changed at a time or later, with `updated_at`; all of them without a time. */
  changedSince(time: string): Contact[] {
    return this.all()
      .map((contact) => ({ ...contact, updated_at: this.changed.get(contact.id) ?? '' }))
      .filter(({ updated_at }) => updated_at >= time);
  }

  get(id: string): Contact | undefined {
    return this.byId.get(id);
  }

  create(fields: Omit<Contact, 'id'>): Contact {
    this.last += 1;
    return this.save({ ...fields, id: contactId(this.last) } as Contact);
  }

  save(contact: Contact): Contact {
    this.byId.set(contact.id, contact);
    this.changed.set(contact.id, changeTime(this.changes++));
    return contact;
  }

  delete(id: string): boolean {
    return this.byId.delete(id);
  }
}

/** The clock of changes: an hour for each, so that answers are the same every time. */
function changeTime(number: number): string {
  return new Date(Date.UTC(2024, 0, 1, number)).toISOString().replace('.000', '');
}
