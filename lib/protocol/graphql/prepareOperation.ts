import type { Settings } from '../../plan/Field';
import type { JsonObject } from '../../plan/json';
import type { PagedConnection } from '../../plan/PagedConnection';
import { formatPath } from '../../plan/path';
import type { PaginationSpec } from '../../plan/RequestPlan';
import { argumentPaging } from './document/argumentPaging';
import { parseDocument } from './document/parseDocument';
import { readVariables, type VariableValues } from './document/readVariables';
import { type CursorTypeOf, type WiredDocument, wireConnections } from './document/wireConnections';
import type { ConnectionPlace } from './answer/findItems';
import { loadGraphQl } from './graphqlLibrary';
import { checkDocument, type CheckVariables } from './schema/checkDocument';
import { findField, namedType, type RootKind, type SchemaModel, typeText } from './schema/SchemaModel';

/** A document as the user, or the list of operations, gave it. */
export interface DocumentInput {
  readonly text: string;
  /** Which operation of the document; empty where it has one. */
  readonly operationName: string;
  /** The schema to check it by, where it is known. */
  readonly model?: SchemaModel;
}

/** One request's content and how its pages follow. */
export interface PreparedOperation {
  /** `{ query, variables, operationName? }`. */
  readonly body: JsonObject;
  readonly kind: RootKind;
  readonly connections: readonly ConnectionPlace[];
  /** How pages are asked for; undefined where the document says nothing of pages. */
  readonly pagination?: Pick<PaginationSpec, 'style' | 'settings' | 'why'>;
}

/** Takes values in and gives the request out; made once for a document, used for each item. */
export type OperationPreparer = (values: VariableValues) => PreparedOperation;

/**
 * Reads a document, checks it by its schema, adds what paging needs, and says how the values of one item are put in.
 *
 * @throws ApiError GRAPHQL_DOCUMENT_INVALID; the preparer GRAPHQL_VARIABLE_INVALID
 */
export async function prepareOperation({
  text,
  operationName,
  model,
}: DocumentInput): Promise<OperationPreparer> {
  const library = await loadGraphQl();
  const original = parseDocument(library, text, operationName);
  // Checked as it was written, so that line and column are the user's own.
  const checkVariables = model && checkDocument(library, model, original);
  const isQuery = original.operation.operation === 'query';
  const wired: WiredDocument = isQuery
    ? wireConnections(library, original, text, model && cursorTypes(model, original.operation.operation))
    : { document: original, text, connections: [] };
  return (values) => prepare(wired, checkVariables, values);
}

function prepare(
  { document, text, connections }: WiredDocument,
  checkVariables: CheckVariables | undefined,
  given: VariableValues,
): PreparedOperation {
  const { operation } = document;
  const wiredNames = new Set(connections.map(({ variable }) => variable));
  const variables = readVariables(operation, given, (name) => wiredNames.has(name));
  checkVariables?.(variables);
  const operationName = operation.name?.value;
  const body = { query: text, variables, ...(operationName !== undefined && { operationName }) };
  const pagination =
    connections.length > 0 ? connectionPaging(connections) : argumentPaging(document, variables);
  return { body, kind: operation.operation, connections: connections.map(placeOf), pagination };
}

function placeOf({ path, list, node }: ConnectionPlace): ConnectionPlace {
  return { path, list, node };
}

function connectionPaging(connections: WiredDocument['connections']): PreparedOperation['pagination'] {
  const paged = connections.map(({ path, direction, variable, further }): PagedConnection => ({
    pageInfo: formatPath(['data', ...path, 'pageInfo']),
    direction,
    variable,
    further,
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
