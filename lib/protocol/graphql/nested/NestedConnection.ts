/**
 * A connection inside of records whose further pages are read for each record, such as the comments of each issue.
 * JSON, since a plan carries it.
 */
export interface NestedConnection {
  /** Names of the answer that lead to it, without `data`; lists on the way are looked through. */
  readonly path: readonly string[];
  readonly direction: 'forward' | 'backward';
  /** The answer's names of its lists: nodes, edges or both. */
  readonly lists: readonly string[];
  /** How a further page of it can be asked for; the first is the best. */
  readonly ways: readonly NestedWay[];
}

/** A query for one further page of a nested connection. */
export interface NestedWay {
  /** How many names of the path lead to the object that is asked for by its id; 0: the whole query is asked again. */
  readonly depth: number;
  /** With the placeholder in place of the object's type. */
  readonly query: string;
  /** The variables that it declares, besides those of its own. */
  readonly variables: readonly string[];
}

/** What is added to a document, under names that no user is likely to have; it is taken out of the records again. */
export const marks = { pageInfo: 'nestedPageInfo', type: 'nestedType', id: 'nestedId' } as const;

/** The variables of a query for a further page. */
export const nestedVariables = { id: 'nestedId', cursor: 'nestedCursor' } as const;

/** Stands for the type of the object, which only the answer tells. */
export const typePlaceholder = 'TypeOfTheNestedOwner';
