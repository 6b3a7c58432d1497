import { buildSchema } from 'graphql';

/** The GraphQL API: a tracker's issues with their comments, and the contacts of the REST API. */
export const demoSchema = buildSchema(`
type Query {
  "A repository by owner and name."
  repository(owner: String!, name: String!): Repository
  "Contacts, 50 a page at the most."
  contacts(first: Int, after: String): ContactConnection!
}

type Mutation {
  "Changes the contact of an e-mail address, or creates one."
  upsertContact(input: ContactInput!): UpsertContactPayload!
}

type Subscription {
  "The comments of an issue as they come, by server-sent events."
  commentAdded(issue: Int!): Comment!
}

enum IssueState { OPEN CLOSED }

type Repository {
  "owner/name"
  fullName: String!
  issues(first: Int!, after: String, state: IssueState): IssueConnection!
}

type Issue {
  "Larger than a number can hold exactly."
  databaseId: BigInt!
  number: Int!
  title: String!
  state: IssueState!
  author: Author!
  comments(first: Int!, after: String): CommentConnection!
}

scalar BigInt

type Author { login: String! }
type Comment { author: Author! body: String! }

input ContactInput { email: String! firstName: String! lastName: String! }
type Contact { id: ID! email: String firstName: String! lastName: String! }
type UpsertContactPayload { contact: Contact! created: Boolean! }

type PageInfo { hasNextPage: Boolean! endCursor: String }
type IssueConnection { nodes: [Issue!]! pageInfo: PageInfo! totalCount: Int! }
type CommentConnection { nodes: [Comment!]! pageInfo: PageInfo! totalCount: Int! }
type ContactConnection { nodes: [Contact!]! pageInfo: PageInfo! totalCount: Int! }
`);
