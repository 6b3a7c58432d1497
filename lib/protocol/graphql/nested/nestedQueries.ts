import type { ASTNode, FieldNode } from '../../../vendor/graphql';
import { editDocument, withoutFields } from '../document/editDocument';
import { connectionAt } from '../document/findConnections';
import { type GraphQlDocument, withAst } from '../document/parseDocument';
import { fieldsAlong, fieldsBelow } from '../document/selections';
import type { GraphQlLibrary } from '../graphqlLibrary';
import type { MarkedNested } from './markNested';
import {
  marks,
  type NestedConnection,
  nestedVariables,
  type NestedWay,
  typePlaceholder,
} from './NestedConnection';
import type { NestedSchema } from './nestedSchema';

/**
 * The queries for further pages of a document's nested connections: `node(id:)` of the object around it (GraphQL Global
 * Object Identification), or the document cut down to the connection, which asks for the page of all records around it.
 *
 * @param document as it is sent, with the marks
 */
export function nestedQueries(
  library: GraphQlLibrary,
  document: GraphQlDocument,
  nested: readonly MarkedNested[],
  schema: NestedSchema,
): NestedConnection[] {
  return nested.flatMap((each) => {
    const chain = fieldsAlong(document, each.path).flatMap(([first]) => first ?? []);
    const below = fieldsAlong(document, each.path)
      .at(-1)!
      .flatMap((field) => fieldsBelow(field, document.fragments));
    const connection = connectionAt(chain.at(-1)!, below, each.path, document.fragments);
    if (!connection) return [];
    const { direction } = connection;
    const argument = direction === 'forward' ? 'after' : 'before';
    const cursorType = schema.argumentType(chain, argument);
    const page = { library, document: furtherPage(library, document, each.path, argument), cursorType };
    const lists = below.filter(({ name, node }) => /^(nodes|edges)$/.test(name) && node.selectionSet);
    return [
      {
        path: each.path,
        direction,
        lists: [...new Set(lists.map(({ key }) => key))],
        ways: [
          ...(each.ownerDepth === undefined ? [] : [byId(page, each, each.ownerDepth)]),
          // Further in, positions in the whole list say nothing about those in one page of it.
          ...(each.level === 1 ? [byDocument(page)] : []),
        ],
      },
    ];
  });
}

interface FurtherPage {
  readonly library: GraphQlLibrary;
  /** The document with nothing but the connection, which takes the cursor from the variable. */
  readonly document: GraphQlDocument;
  readonly cursorType: string;
}

function furtherPage(
  library: GraphQlLibrary,
  document: GraphQlDocument,
  path: readonly string[],
  argument: string,
): GraphQlDocument {
  const alone = withoutOtherOperations(document);
  const chain = fieldsAlong(alone, path).map((fields) => fields.map(({ node }) => node));
  const cut = withAst(alone, withoutFields(library, alone.ast, fieldsBeside(library, alone, chain)));
  const [cursor] = argumentsOf(library, `${argument}: $${nestedVariables.cursor}`);
  const asking = fieldsAlong(cut, path)
    .at(-1)!
    .map(({ node: field }): [ASTNode, FieldNode] => {
      const kept = (field.arguments ?? []).filter(({ name }) => name.value !== argument);
      return [field, { ...field, arguments: [...kept, cursor!] }];
    });
  return withAst(cut, editDocument(library, cut.ast, new Map(asking)));
}

function withoutOtherOperations(document: GraphQlDocument): GraphQlDocument {
  const { ast, operation } = document;
  const definitions = ast.definitions.filter(
    (each) => each.kind !== ('OperationDefinition' as typeof each.kind) || each === operation,
  );
  return { ...document, ast: { ...ast, definitions } };
}

/** All fields but those of a chain and those below its last one; ids on the way tell the records apart. */
function fieldsBeside(
  { visit }: GraphQlLibrary,
  { ast, fragments }: GraphQlDocument,
  chain: ReadonlyArray<readonly FieldNode[]>,
): FieldNode[] {
  const kept = new Set<ASTNode>(chain.flat());
  const keep = (node: ASTNode) => {
    visit(node, {
      Field: (field) => void kept.add(field),
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || kept.has(fragment)) return;
        kept.add(fragment);
        keep(fragment);
      },
    });
  };
  for (const last of chain.at(-1)!) keep(last.selectionSet!);
  const beside: FieldNode[] = [];
  visit(ast, {
    Field(field) {
      if (kept.has(field) || field.alias?.value === marks.id) return undefined;
      beside.push(field);
      return false;
    },
  });
  return beside;
}

function byDocument({ library, document, cursorType }: FurtherPage): NestedWay {
  const { ast, operation } = document;
  const [cursor] = variablesOf(library, `$${nestedVariables.cursor}: ${cursorType}`);
  const known = operation.variableDefinitions ?? [];
  const complete = { ...operation, variableDefinitions: [...known, cursor!] };
  return {
    depth: 0,
    query: library.print(editDocument(library, ast, new Map<ASTNode, ASTNode>([[operation, complete]]))),
    variables: known.map(({ variable }) => variable.name.value),
  };
}

function byId(
  { library, document, cursorType }: FurtherPage,
  { path }: MarkedNested,
  depth: number,
): NestedWay {
  const { operation, fragments } = document;
  const owners = fieldsAlong(document, path)[depth - 1]!;
  const parts = owners.map(({ node }) => `... on ${typePlaceholder} ${library.print(node.selectionSet!)}`);
  const known = operation.variableDefinitions ?? [];
  const declared = [
    `$${nestedVariables.id}: ID!, $${nestedVariables.cursor}: ${cursorType}`,
    ...known.map((each) => library.print(each)),
  ].join(', ');
  const text = [
    `query NestedPage(${declared}) {`,
    `  node(id: $${nestedVariables.id}) { ${parts.join(' ')} }`,
    '}',
    ...[...fragments.values()].map((fragment) => library.print(fragment)),
  ].join('\n');
  const ast = withoutFields(library, library.parse(text, { noLocation: true }), []);
  const own: readonly string[] = Object.values(nestedVariables);
  const used = withAst({ ...document, operation: { ...operation, name: undefined } }, ast).operation;
  const names = (used.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  return { depth, query: library.print(ast), variables: names.filter((name) => !own.includes(name)) };
}

function variablesOf(library: GraphQlLibrary, text: string) {
  const [operation] = library.parse(`query (${text}) { id }`, { noLocation: true }).definitions;
  return operation?.kind === 'OperationDefinition' ? (operation.variableDefinitions ?? []) : [];
}

function argumentsOf(library: GraphQlLibrary, text: string) {
  const [operation] = library.parse(`{ id(${text}) }`, { noLocation: true }).definitions;
  const [field] = operation?.kind === 'OperationDefinition' ? operation.selectionSet.selections : [];
  return field?.kind === 'Field' ? (field.arguments ?? []) : [];
}
