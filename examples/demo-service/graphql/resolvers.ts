import { GraphQLError } from 'graphql';
import { checkContact } from '../data/checkContact';
import type { Contact } from '../data/contacts';
import type { ContactStore } from '../data/ContactStore';
import { Problem } from '../http/problem';
import type { ServiceState } from '../ServiceState';
import { connection, type PageArguments } from './connection';
import { issues } from './issues';

interface ContactInput {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** The root value of `demoSchema`. */
export function demoResolvers({ contacts }: ServiceState) {
  return {
    repository: ({ owner, name }: { owner: string; name: string }) =>
      owner === 'demo' && name === 'tracker' ? { fullName: 'demo/tracker', issues: issuePage } : null,
    contacts: (page: PageArguments) => connection(contacts.all().map(toNode), page, 50),
    commentAdded: ({ issue }: { issue: number }) => commentsOf(issue),
    upsertContact: ({ input }: { input: ContactInput }) => upsert(contacts, input),
  };
}

/** The comments that there are, as if they came now. */
async function* commentsOf(number: number) {
  for (const comment of issues.find((issue) => issue.number === number)?.allComments ?? []) {
    yield { commentAdded: comment };
  }
}

function issuePage({ state, ...page }: PageArguments & { state?: string }) {
  return connection(state ? issues.filter((issue) => issue.state === state) : issues, page, 100);
}

function upsert(contacts: ContactStore, { email, firstName, lastName }: ContactInput) {
  const known = contacts.all().find(({ user_email }) => user_email === email);
  const fields = checked({ ...known, user_email: email, first_name: firstName, last_name: lastName });
  const contact = known ? contacts.save({ ...fields, id: known.id } as Contact) : contacts.create(fields);
  return { contact: toNode(contact), created: known === undefined };
}

function checked(fields: Record<string, unknown>) {
  try {
    return checkContact(fields);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new GraphQLError(error.message, { extensions: { code: 'BAD_USER_INPUT', ...error.more } });
  }
}

function toNode({ id, user_email, first_name, last_name }: Contact) {
  return { id, email: user_email, firstName: first_name, lastName: last_name };
}
