import { buildSchema } from 'graphql';

/** A small issue tracker in GitHub's manner, with what a client of GraphQL meets in real APIs. */
export const trackerSdl = `
"""An issue tracker."""
schema { query: Root mutation: Mutation }

scalar BigInt
scalar DateTime

interface Node { id: ID! }

type Root {
  "A repository by its name."
  repository(owner: String!, name: String!): Repository
  "Everybody who has an account."
  users(first: Int, after: String, last: Int, before: String, role: Role): UserConnection!
  labels(offset: Int = 0, limit: Int = 10): LabelList!
  tags(page: Int, perPage: Int): [Label!]!
  _tagsMeta: Meta
  me: User
  version: String!
  search(text: String!): [Found!]!
  failing: String
  old: String @deprecated(reason: "Use version.")
}

union Found = Issue | User

type Meta { count: Int! }
type LabelList { items: [Label!]! total: Int! }
type Label { name: String! }

enum Role { ADMIN MEMBER }

type User implements Node { id: ID! login: String! role: Role! createdAt: DateTime! serial: BigInt! secret: String }

type Repository implements Node {
  id: ID!
  name: String!
  issues(first: Int, after: String, last: Int, before: String): IssueConnection!
  releases(first: Int, after: String): ReleaseConnection!
}

type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
type UserConnection { nodes: [User]! edges: [UserEdge!]! pageInfo: PageInfo! totalCount: Int! }
type UserEdge { node: User! cursor: String! since: Int! }
type IssueConnection { nodes: [Issue!]! edges: [IssueEdge!]! pageInfo: PageInfo! totalCount: Int! }
type IssueEdge { node: Issue! cursor: String! }
type ReleaseConnection { nodes: [Release!]! pageInfo: PageInfo! }
type Release { tag: String! }
type CommentConnection { nodes: [Comment!]! pageInfo: PageInfo! }
type Comment { text: String! }

type Issue implements Node {
  id: ID!
  number: Int!
  title: String!
  author: User!
  comments(first: Int, after: String): CommentConnection!
}

input ContactInput { email: String! name: String address: AddressInput tags: [String!] role: Role = MEMBER serial: BigInt }
input AddressInput { city: String country: String! }
type Contact { id: ID! email: String! name: String city: String serial: BigInt }
type Mutation { upsertContact(input: ContactInput!): Contact }
`;

export const trackerSchema = buildSchema(trackerSdl);
