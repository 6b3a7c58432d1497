import { isObject, type JsonObject, type JsonValue } from '../../../plan/json';
import type { StateStore } from '../../../ports/StateStore';
import type { ArgumentNode, ASTNode } from '../../../vendor/graphql';
import { codeOf } from '../answer/judgeErrors';
import { editDocument } from '../document/editDocument';
import { findConnections } from '../document/findConnections';
import { parseDocument } from '../document/parseDocument';
import { loadGraphQl } from '../graphqlLibrary';

/** What stands for a document whose pages an API finds too costly. */
interface SmallerPages {
  readonly query: string;
  /** The largest values of variables that are page sizes. */
  readonly most: Readonly<Record<string, number>>;
}

/** What runs have found out about an endpoint: smaller pages, by the document that was too costly. */
export function smallerPages(state: StateStore, url: string): Map<string, SmallerPages> {
  const { origin, pathname } = new URL(url);
  return state.getOrCreate(`graphql page sizes ${origin}${pathname}`, () => new Map());
}

/** A request's content with pages of the size that the API is known to take. */
export function withKnownSize(content: JsonObject, known: ReadonlyMap<string, SmallerPages>): JsonObject {
  const smaller = known.get(String(content.query));
  if (!smaller) return content;
  const variables = { ...(content.variables as JsonObject | undefined) };
  for (const [name, most] of Object.entries(smaller.most)) {
    variables[name] = Math.min(Number(variables[name] ?? most), most);
  }
  const next = { ...content, query: smaller.query, variables };
  return smaller.query === content.query ? next : withKnownSize(next, known);
}

const tooCostly =
  /^(MAX_COST_EXCEEDED|MAX_NODE_LIMIT_EXCEEDED|RESOURCE_LIMITS_EXCEEDED|TOO_COMPLEX_QUERY|QUERY_TOO_COMPLEX|QUERY_COMPLEXITY_EXCEEDED)$/;

/** What the size of a page has to become. */
export type Shrink = (size: number) => number;

/**
 * How pages have to be smaller; undefined when the answer does not say that they are too large, or that the query costs
 * too much. Shopify tells the cost and the most it may be; others (GitHub, Contentful) only that it is too much.
 */
export function shrinkFor({ errors, data }: Readonly<Record<string, unknown>>): Shrink | undefined {
  if (data !== undefined && data !== null) return undefined;
  const list = Array.isArray(errors) ? (errors as readonly unknown[]).filter(isObject) : [];
  const [shrink] = list.flatMap((error) => byCost(error) ?? bySize(error) ?? []);
  return shrink;
}

function byCost(error: Record<string, unknown>): Shrink | undefined {
  if (!tooCostly.test(codeOf(error) ?? '')) return undefined;
  const { cost, maxCost } = isObject(error.extensions) ? error.extensions : {};
  const isKnown = typeof cost === 'number' && typeof maxCost === 'number' && maxCost < cost;
  // A little less than in proportion: a part of the cost is the same for any size.
  const factor = isKnown ? (maxCost / cost) * 0.9 : 0.5;
  return (size) => size * factor;
}

/** As APIs word it: "exceeds the `first` limit of 100", "first must be between 1 and 50", "last cannot exceed 250". */
const largestPage =
  /\b(?:first|last)\b.{0,60}?\b(?:and|to|than|of|is|exceed|exceeds|most|maximum)\b\D{0,20}(\d+)/i;

function bySize({ message }: Record<string, unknown>): Shrink | undefined {
  const [, largest] = largestPage.exec(String(message)) ?? [];
  return largest === undefined ? undefined : (size) => Math.min(size, Number(largest));
}

/**
 * The content with smaller pages, which is remembered for the document; undefined where there are no pages, or they
 * cannot be smaller. What is inside of records keeps its size: it would be cut.
 */
export async function withSmallerPages(
  content: JsonObject,
  shrink: Shrink,
  known: Map<string, SmallerPages>,
): Promise<JsonObject | undefined> {
  const library = await loadGraphQl();
  const query = String(content.query);
  const document = parseDocument(library, query, String(content.operationName ?? ''));
  const variables = (content.variables ?? {}) as JsonObject;
  const edits = new Map<ASTNode, ASTNode | null>();
  const most: Record<string, number> = { ...known.get(query)?.most };
  let isSmaller = false;
  const smallerThan = (size: JsonValue | undefined): number | undefined => {
    const smaller = Math.max(1, Math.floor(shrink(Number(size))));
    return smaller < Number(size) ? smaller : undefined;
  };
  for (const argument of findConnections(document).flatMap(({ field }) => field.arguments ?? [])) {
    if (argument.name.value !== 'first' && argument.name.value !== 'last') continue;
    const { value } = argument;
    const size =
      value.kind === 'Variable' ? variables[value.name.value] : value.kind === 'IntValue' && value.value;
    const smaller = size === false ? undefined : smallerThan(size);
    if (smaller === undefined) continue;
    isSmaller = true;
    if (value.kind === 'Variable') most[value.name.value] = smaller;
    else edits.set(argument, { ...argument, value: { ...value, value: String(smaller) } } as ArgumentNode);
  }
  if (!isSmaller) return undefined;
  const cut = edits.size > 0 ? library.print(editDocument(library, document.ast, edits)) : query;
  known.set(query, { query: cut, most });
  return withKnownSize(content, known);
}
