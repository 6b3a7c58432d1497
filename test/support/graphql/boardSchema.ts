import { buildSchema, type GraphQLSchema } from 'graphql';
import { connection, type PageArguments } from './trackerResolvers';

const types = `
interface Node { id: ID! }
type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
type Card implements Node {
  id: ID!
  number: Int!
  "Another card, the same for all: the largest."
  main: Card!
  notes(first: Int, after: String, last: Int, before: String, mark: String): NoteConnection!
}
type Note implements Node { id: ID! text: String! reactions(first: Int, after: String): ReactionConnection! }
type Reaction { emoji: String! }
type CardConnection { nodes: [Card!]! edges: [CardEdge!]! pageInfo: PageInfo! }
type Deck { cards(first: Int, after: String): CardConnection! }
type CardEdge { node: Card! cursor: String! }
type NoteConnection { nodes: [Note!]! edges: [NoteEdge!]! pageInfo: PageInfo! }
type NoteEdge { node: Note! cursor: String! }
type ReactionConnection { nodes: [Reaction!]! pageInfo: PageInfo! }
`;

/** Cards with notes with reactions: connections in connections. */
export const boardSdl = `${types} type Query { cards(first: Int, after: String): CardConnection! decks: [Deck!]! node(id: ID!): Node }`;
/** The same API without a way to ask for an object by its id. */
export const boardSdlWithoutNode = `${types} type Query { cards(first: Int, after: String): CardConnection! }`;

/** A schema in which objects say what they are. */
export function boardSchema(sdl: string): GraphQLSchema {
  return buildSchema(sdl);
}

/** Card 1 has 1 note, card 2 has 2 and so on; note 5 of a card has 5 reactions. */
const cardCount = 5;

const count = (length: number) => Array.from({ length }, (_, at) => at + 1);

const note = (card: number, n: number) => ({
  __typename: 'Note',
  id: `N${card}.${n}`,
  text: `note ${n}`,
  reactions: (page: PageArguments) =>
    connection(
      count(n).map((r) => ({ emoji: `r${r}` })),
      page,
    ),
});

const card = (number: number) => ({
  __typename: 'Card',
  id: `C${number}`,
  number,
  main: () => card(cardCount),
  notes: (page: PageArguments) =>
    connection(
      count(number).map((n) => note(number, n)),
      page,
    ),
});

const cards = (page: PageArguments) => connection(count(cardCount).map(card), page);

export const boardResolvers = {
  cards,
  decks: [{ cards }, { cards }],
  node: ({ id }: { id: string }) => {
    const [number = 0, n] = id.slice(1).split('.').map(Number);
    if (number > cardCount) return null;
    return n === undefined ? card(number) : note(number, n);
  },
};
