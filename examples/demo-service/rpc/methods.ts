import { checkContact } from '../data/checkContact';
import { Problem } from '../http/problem';
import type { RemoteMethod } from './RemoteMethod';
import { RpcProblem } from './RpcProblem';

/** What can be called by JSON-RPC and by XML-RPC. */
export const methods: readonly RemoteMethod[] = [
  {
    name: 'contacts.list',
    help: 'Lists contacts, 50 at the most.',
    parameters: [
      { name: 'offset', type: 'int', help: 'How many to skip', optional: true },
      { name: 'limit', type: 'int', help: 'How many to give', optional: true },
    ],
    returns: 'struct',
    run({ offset = 0, limit = 25 }, { contacts }) {
      const all = contacts.all();
      const start = Number(offset);
      return { items: all.slice(start, start + Math.min(50, Number(limit))), total: all.length };
    },
  },
  {
    name: 'contacts.get',
    help: 'Reads one contact.',
    parameters: [{ name: 'id', type: 'string', help: 'Its id, such as con_0001' }],
    returns: 'struct',
    run({ id }, { contacts }) {
      const contact = contacts.get(String(id));
      if (contact) return contact;
      throw new RpcProblem(-32004, `There is no contact ${String(id)}`, { id });
    },
  },
  {
    name: 'contacts.create',
    help: 'Creates a contact.',
    parameters: [
      { name: 'user_email', type: 'string', help: 'Its e-mail address' },
      { name: 'first_name', type: 'string', help: 'First name' },
      { name: 'last_name', type: 'string', help: 'Last name' },
    ],
    returns: 'struct',
    run(fields, { contacts }) {
      try {
        return contacts.create(checkContact({ ...fields }));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        throw new RpcProblem(-32022, error.message, { errors: error.more.errors });
      }
    },
  },
  {
    name: 'meetings.book',
    help: 'Books a room.',
    parameters: [
      { name: 'title', type: 'string', help: 'What it is about' },
      { name: 'start', type: 'dateTime.iso8601', help: 'When it begins' },
      { name: 'hours', type: 'double', help: 'How long it takes' },
    ],
    returns: 'struct',
    run: ({ title, start, hours }) => ({ room: 'Lovelace', title, start, hours }),
  },
];

export function methodOf(name: string): RemoteMethod | undefined {
  return methods.find((method) => method.name === name);
}
