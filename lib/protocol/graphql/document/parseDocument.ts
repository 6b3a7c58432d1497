import { ApiError } from '../../../errors/ApiError';
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from '../../../vendor/graphql';
import type { GraphQlLibrary } from '../graphqlLibrary';

/** A document that was read, and the operation of it that is to run. */
export interface GraphQlDocument {
  readonly ast: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly origin: DocumentOrigin;
}

/** What a user has written of a document, so that mistakes are shown where they were made. */
export interface DocumentOrigin {
  /** The form field, as its label reads. */
  readonly field: string;
  /** Lines of the document that come before what is in the field. */
  readonly linesAbove: number;
}

const wholeDocument: DocumentOrigin = { field: 'Document', linesAbove: 0 };

/**
 * Reads a document and finds the operation in it.
 *
 * @param operationName which one, where the document has several; empty otherwise
 * @throws ApiError GRAPHQL_DOCUMENT_INVALID with line and column
 */
export function parseDocument(
  library: GraphQlLibrary,
  text: string,
  operationName: string,
  origin = wholeDocument,
): GraphQlDocument {
  if (text.trim() === '') {
    throw invalid(
      '"Document" is empty',
      'Write a query such as { users(first: 100) { nodes { id name } } }.',
    );
  }
  const ast = parse(library, text, origin);
  const operation = findOperation(ast, operationName);
  return { ast, operation, fragments: fragmentsOf(ast), origin };
}

/** @throws ApiError GRAPHQL_DOCUMENT_INVALID where the operation is not of the kind that is to be run */
export function checkKind({ operation: { operation: kind } }: GraphQlDocument, isSubscribing: boolean): void {
  const isSubscription = kind === ('subscription' as typeof kind);
  if (isSubscription === isSubscribing) return;
  throw isSubscription
    ? invalid(
        'The document is a subscription, which one request cannot answer',
        'Choose the operation Subscribe.',
      )
    : invalid(
        `The document is a ${kind}, not a subscription`,
        'Choose the operation Run Operation or Run Document.',
      );
}

/** The same document after a change to its syntax tree. */
export function withAst(
  { operation: { name }, origin }: GraphQlDocument,
  ast: DocumentNode,
): GraphQlDocument {
  return { ast, operation: findOperation(ast, name?.value ?? ''), fragments: fragmentsOf(ast), origin };
}

/** The problems that the reference implementation found, as one error. */
export function documentError(
  errors: ReadonlyArray<{
    readonly message: string;
    readonly locations?: ReadonlyArray<{ readonly line: number; readonly column: number }>;
  }>,
  { field, linesAbove }: DocumentOrigin,
): ApiError {
  const [first, ...others] = errors.map(({ message, locations }) => {
    const [at] = locations ?? [];
    return at ? `line ${at.line - linesAbove}, column ${at.column}: ${message}` : message;
  });
  const more = others.length > 0 ? ` (${others.slice(0, 4).join('; ')})` : '';
  const what = field.toLowerCase();
  return invalid(`The ${what} is not valid at ${first ?? 'an unknown place'}${more}`, undefined, field);
}

function parse(
  { parse: read, GraphQLError }: GraphQlLibrary,
  text: string,
  origin: DocumentOrigin,
): DocumentNode {
  try {
    return read(text, { maxTokens: mostTokens });
  } catch (error) {
    if (error instanceof GraphQLError) throw documentError([error], origin);
    throw error;
  }
}

/** Nobody writes such a document, and a server would refuse it. */
const mostTokens = 100_000;

function findOperation({ definitions }: DocumentNode, name: string): OperationDefinitionNode {
  const operations = definitions.filter(
    (each): each is OperationDefinitionNode => each.kind === ('OperationDefinition' as typeof each.kind),
  );
  const names = operations.map((each) => each.name?.value ?? '(unnamed)').join(', ');
  if (name !== '') {
    const named = operations.find((each) => each.name?.value === name);
    if (named) return named;
    throw invalid(
      `The document has no operation "${name}"; it has ${names || 'none'}`,
      'Correct "Operation Name", or leave it empty where the document has one operation only.',
      'Operation Name',
    );
  }
  if (operations.length === 1) return operations[0]!;
  throw operations.length === 0
    ? invalid('The document has no operation, only definitions', 'Add a query { … } or mutation { … }.')
    : invalid(
        `The document has several operations: ${names}`,
        'Write the name of the one to run into "Operation Name".',
        'Operation Name',
      );
}

function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = definitions.filter(
    (each): each is FragmentDefinitionNode => each.kind === ('FragmentDefinition' as typeof each.kind),
  );
  return new Map(fragments.map((each) => [each.name.value, each]));
}

function invalid(subject: string, hint?: string, field = wholeDocument.field): ApiError {
  return new ApiError('GRAPHQL_DOCUMENT_INVALID', { subject, hint, field });
}
