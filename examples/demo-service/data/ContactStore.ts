import { type Contact, contactId, contacts } from './contacts';

/** The contacts, which clients may create, change and delete. */
export class ContactStore {
  private readonly byId = new Map(contacts.map((contact) => [contact.id, contact]));
  private last = contacts.length;

  all(): Contact[] {
    return [...this.byId.values()];
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
    return contact;
  }

  delete(id: string): boolean {
    return this.byId.delete(id);
  }
}
