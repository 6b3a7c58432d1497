import type { Settings } from '../../plan/Field';
import type { JsonObject } from '../../plan/json';
import type { PagedConnection } from '../../plan/PagedConnection';
import { formatPath } from '../../plan/path';
import type { PaginationSpec } from '../../plan/RequestPlan';
import { argumentPaging } from './document/argumentPaging';
import {
  checkKind,
  type DocumentOrigin,
  type GraphQlDocument,
  parseDocument,
} from './document/parseDocument';
import { selectedFields } from './document/selections';
import { readVariables, type VariableValues } from './document/readVariables';
import { type CursorTypeOf, type WiredDocument, wireConnections } from './document/wireConnections';
import type { ConnectionPlace } from './answer/findItems';
import { type GraphQlLibrary, loadGraphQl } from './graphqlLibrary';
import { findNested } from './nested/findNested';
import { markNested } from './nested/markNested';
import type { NestedConnection } from './nested/NestedConnection';
import { nestedQueries } from './nested/nestedQueries';
import { nestedSchema } from './nested/nestedSchema';
import { checkDocument, type CheckVariables } from './schema/checkDocument';
import { findField, namedType, type RootKind, type SchemaModel, typeText } from './schema/SchemaModel';

/** A document as the user, or the list of operations, gave it. */
export interface DocumentInput {
  readonly text: string;
  /** Which operation of the document; empty where it has one. */
  readonly operationName: string;
  /** Where the user has written it; the whole of it in the field Document, unless it is said. */
  readonly origin?: DocumentOrigin;
  /** The schema to check it by, where it is known. */
  readonly model?: SchemaModel;
  /** The operation has to be a subscription; else it must be none. */
  readonly isSubscribing: boolean;
  /** Connections inside of records are read to their end, and not only their first pages. */
  readonly readsNested?: boolean;
}

/** One request's content and how its pages follow. */
export interface PreparedOperation {
  /** `{ query, variables, operationName? }`. */
  readonly body: JsonObject;
  readonly kind: RootKind;
  readonly connections: readonly ConnectionPlace[];
  /** Connections inside of records that are to be read to their end. */
  readonly nested: readonly NestedConnection[];
  /** There are such connections of which only the first page is read. */
  readonly hasNestedPages: boolean;
  /**
   * Aliases of many such operations may share a request without one that fails taking the data of the others with it:
   * reads can be repeated, and of a mutation the schema says that its fields may be null.
   */
  readonly isSeparable: boolean;
  /** How pages are asked for; undefined where the document says nothing of pages. */
  readonly pagination?: Pick<PaginationSpec, 'style' | 'settings' | 'why'>;
}

/** Takes values in and gives the request out; made once for a document, used for each item. */
export type OperationPreparer = (
  values: VariableValues,
  /** Paths within the variables at which files go along. */
  attached?: readonly string[],
) => PreparedOperation;

/**
 * Reads a document, checks it by its schema, adds what paging needs, and says how the values of one item are put in.
 *
 * @throws ApiError GRAPHQL_DOCUMENT_INVALID; the preparer GRAPHQL_VARIABLE_INVALID
 */
export async function prepareOperation({
  text,
  operationName,
  origin,
  model,
  isSubscribing,
  readsNested = false,
}: DocumentInput): Promise<OperationPreparer> {
  const library = await loadGraphQl();
  const original = parseDocument(library, text, operationName, origin);
  checkKind(original, isSubscribing);
  // Checked as it was written, so that line and column are the user's own.
  const checkVariables = model && checkDocument(library, model, original);
  const isQuery = original.operation.operation === 'query';
  const paged = isQuery
    ? pagedDocument(library, original, text, { model, readsNested })
    : { document: original, text, connections: [], nested: [], hasNestedPages: false };
  const isSeparable = isQuery || (model !== undefined && mayBeNull(model, original));
  return (values, attached = []) => ({ ...prepare(paged, checkVariables, values, attached), isSeparable });
}

/** A document with all that is needed to read its pages. */
interface PagedDocument extends WiredDocument {
  readonly nested: readonly NestedConnection[];
  readonly hasNestedPages: boolean;
}

function pagedDocument(
  library: GraphQlLibrary,
  original: GraphQlDocument,
  text: string,
  { model, readsNested }: Pick<DocumentInput, 'model' | 'readsNested'>,
): PagedDocument {
  const cursorTypeOf = model && cursorTypes(model, original.operation.operation);
  const schema = nestedSchema(model);
  const marked = readsNested ? markNested(library, original, schema) : { document: original, nested: [] };
  const { document } = marked;
  const complete = document === original ? text : library.print(document.ast);
  const wired = wireConnections(library, document, complete, cursorTypeOf);
  return {
    ...wired,
    nested: nestedQueries(library, wired.document, marked.nested, schema),
    hasNestedPages: !readsNested && findNested(original).length > 0,
  };
}

function prepare(
  { document, text, connections, nested, hasNestedPages }: PagedDocument,
  checkVariables: CheckVariables | undefined,
  given: VariableValues,
  attached: readonly string[],
): Omit<PreparedOperation, 'isSeparable'> {
  const { operation } = document;
  const filled = new Set([
    ...connections.map(({ variable }) => variable),
    ...attached.map((path) => path.split('.')[0]!),
  ]);
  const variables = readVariables(operation, given, (name) => filled.has(name));
  // A file is no value that could be checked.
  if (attached.length === 0) checkVariables?.(variables);
  const operationName = operation.name?.value;
  const body = { query: text, variables, ...(operationName !== undefined && { operationName }) };
  const pagination =
    connections.length > 0 ? connectionPaging(connections) : argumentPaging(document, variables);
  const places = connections.map(placeOf);
  return { body, kind: operation.operation, connections: places, nested, hasNestedPages, pagination };
}

/** A field that must not be null takes its siblings along when it fails (GraphQL specification, section 6.4.4). */
function mayBeNull(model: SchemaModel, { operation, fragments }: GraphQlDocument): boolean {
  const root = model.roots[operation.operation] ?? '';
  return selectedFields(operation.selectionSet, fragments).every(
    ({ name }) => findField(model, root, name)?.type.kind !== 'NON_NULL',
  );
}

function placeOf({ path, list, node }: ConnectionPlace): ConnectionPlace {
  return { path, list, node };
}

function connectionPaging(connections: WiredDocument['connections']): PreparedOperation['pagination'] {
  const paged = connections.map(({ path, direction, variable, further, unused }): PagedConnection => ({
    pageInfo: formatPath(['data', ...path, 'pageInfo']),
    direction,
    variable,
    further,
    unused,
  }));
  const followed = paged.map(
    ({ pageInfo, direction, variable }) =>
      `\`${pageInfo}.${direction === 'forward' ? 'endCursor' : 'startCursor'}\` into \`$${variable}\``,
  );
  const settings = { connections: paged } as unknown as Settings;
  return { style: 'relay', settings, why: `followed ${followed.join(', then ')}` };
}

/** The type of a cursor argument by the schema, found along the answer's names, which aliases may have changed. */
function cursorTypes(model: SchemaModel, kind: RootKind): CursorTypeOf {
  return ({ field, path }, argument) => {
    // The connection's own name is known; its parent's type is found where names were not changed.
    let type = model.roots[kind];
    for (const name of path.slice(0, -1)) {
      const found = type === undefined ? undefined : findField(model, type, name);
      type = found && namedType(found.type);
    }
    const found = type === undefined ? undefined : findField(model, type, field.name.value);
    const argumentType = found?.args.find(({ name }) => name === argument)?.type;
    return argumentType && typeText(argumentType);
  };
}
