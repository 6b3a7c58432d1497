import { ApiError } from '../../../errors/ApiError';
import type { JsonObject } from '../../../plan/json';
import type { DocumentOrigin } from '../document/parseDocument';
import type { RootField } from './describeSchema';
import { generateSelection, type SelectionWish } from './generateSelection';
import { isConnectionType, isLeaf, isRequired, namedType, type SchemaModel, typeText } from './SchemaModel';

/** What one form says about an operation from the list. */
export interface OperationWish {
  readonly args: JsonObject;
  /** The fields to return: generated, or as the user writes them. */
  readonly selection: SelectionWish | { readonly text: string };
  /** Paths within the arguments at which files go along. */
  readonly attached: readonly string[];
  /** Nodes of a page, for connections whose form names none. */
  readonly pageSize: number;
}

export interface ComposedDocument {
  readonly text: string;
  readonly variables: JsonObject;
  /** Set where the user has written a part of it. */
  readonly origin?: DocumentOrigin;
}

/**
 * The document for one operation of the list: every argument that has a value as a variable, and the fields to return.
 *
 * @throws ApiError GRAPHQL_VARIABLE_INVALID for a required argument without a value
 */
export function composeDocument(
  model: SchemaModel,
  { kind, field }: RootField,
  { args, selection, pageSize, attached }: OperationWish,
): ComposedDocument {
  const typeName = namedType(field.type);
  const variables: JsonObject = { ...args };
  const isPaged = isConnectionType(model, typeName) && field.args.some(({ name }) => name === 'first');
  if (isPaged && !['first', 'last'].some((name) => name in variables)) variables.first = pageSize;
  const files = new Set(attached.map((path) => path.split('.')[0]));
  checkArguments(field, variables, files);
  const used = field.args.filter(({ name }) => name in variables || files.has(name));
  const declared = used.map(({ name, type }) => `$${name}: ${typeText(type)}`).join(', ');
  const passed = used.map(({ name }) => `${name}: $${name}`).join(', ');
  const title = field.name.charAt(0).toUpperCase() + field.name.slice(1);
  const head = `${kind} ${title}${declared && `(${declared})`}`;
  const call = `${field.name}${passed && `(${passed})`}`;
  if (!('text' in selection)) {
    return { text: `${head} { ${call} ${generateSelection(model, typeName, selection)} }`, variables };
  }
  const written = writtenSelection(model, typeName, selection.text);
  const origin = { field: 'Selection', linesAbove: 1 };
  return { text: `${head} { ${call} ${written} }`, variables, origin };
}

function checkArguments(
  { args, name: called }: RootField['field'],
  values: JsonObject,
  files: ReadonlySet<string | undefined>,
): void {
  const missing = args.filter(
    (arg) => isRequired(arg) && (values[arg.name] ?? null) === null && !files.has(arg.name),
  );
  if (missing.length > 0) {
    const names = missing.map(({ name, type }) => `"${name}" (${typeText(type)})`).join(', ');
    throw new ApiError('GRAPHQL_VARIABLE_INVALID', {
      subject: `"${called}" needs a value for ${names}`,
      field: 'Arguments',
      hint: 'Fill in the field under Arguments. Nothing was sent.',
    });
  }
  const unknown = Object.keys(values).filter((name) => !args.some((arg) => arg.name === name));
  if (unknown.length > 0) {
    const known = args.map(({ name }) => name).join(', ') || 'none';
    throw new ApiError('GRAPHQL_VARIABLE_INVALID', {
      subject: `"${called}" has no argument "${unknown[0]}"; it has ${known}`,
      field: 'Arguments',
      hint: 'Remove the field under Arguments, or load the list of arguments anew.',
    });
  }
}

/** The user's text begins a line, so that places in it can be told. */
function writtenSelection(model: SchemaModel, typeName: string, text: string): string {
  if (text.trim() === '') {
    if (isLeaf(model, typeName)) return '';
    throw new ApiError('GRAPHQL_DOCUMENT_INVALID', {
      subject: '"Selection" is empty',
      field: 'Selection',
      hint: 'Choose a selection from the list, or write the fields to return, such as id name author { login }.',
    });
  }
  return text.trimStart().startsWith('{') ? `\n${text}\n` : `{\n${text}\n}`;
}
