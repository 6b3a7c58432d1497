import type {
  ArgumentNode,
  ASTNode,
  DocumentNode,
  FieldNode,
  TypeNode,
  VariableDefinitionNode,
} from '../../../vendor/graphql';
import type { GraphQlLibrary } from '../graphqlLibrary';
import { editDocument, withoutFields } from './editDocument';
import { type DocumentConnection, findConnections } from './findConnections';
import { type GraphQlDocument, withAst } from './parseDocument';
import { fieldsAlong } from './selections';

/** A connection whose pages can be asked for one after the other. */
export interface WiredConnection extends DocumentConnection {
  /** The variable that takes the cursor. */
  readonly variable: string;
  /** The document that asks for its further pages: without the other connections. */
  readonly further: string;
  /** Variables that only the other connections take. */
  readonly unused: readonly string[];
}

export interface WiredDocument {
  readonly document: GraphQlDocument;
  /** What is sent: the user's own text where nothing had to be added. */
  readonly text: string;
  readonly connections: readonly WiredConnection[];
}

/** The type of a connection's cursor argument, as the schema has it: a name such as `String` or `Cursor`. */
export type CursorTypeOf = (connection: DocumentConnection, argument: string) => string | undefined;

/**
 * Adds what paging needs and the document lacks: `pageInfo` with its two fields, and a variable for the cursor. What
 * may be no connection at all (nothing asks for pages, no pageInfo, no schema that says so) is left alone.
 */
export function wireConnections(
  library: GraphQlLibrary,
  original: GraphQlDocument,
  text: string,
  cursorTypeOf: CursorTypeOf = () => undefined,
): WiredDocument {
  const wiring = new Wiring(library, original, cursorTypeOf);
  const found = findConnections(original).filter(
    (connection, at, all) =>
      (connection.isSure || cursorTypeOf(connection, argumentOf(connection)) !== undefined) &&
      // A fragment that is spread in two places has one variable only: the first place is paged.
      all.findIndex(({ field }) => field === connection.field) === at,
  );
  const variables = found.map((connection) => wiring.wire(connection));
  const ast = wiring.apply();
  const document = ast ? withAst(original, ast) : original;
  const sent = ast ? library.print(ast) : text;
  // The fields are others now, in the same order.
  const wired = findConnections(document).filter(({ path }) =>
    found.some((each) => each.path.join('.') === path.join('.')),
  );
  const connections = wired.map((connection, at) => {
    const others = wired.filter(({ field }) => field !== connection.field).map(({ field }) => field);
    return { ...connection, variable: variables[at]!, ...furtherPages(library, document, sent, others) };
  });
  return { document, text: sent, connections };
}

function furtherPages(
  library: GraphQlLibrary,
  document: GraphQlDocument,
  sent: string,
  others: readonly FieldNode[],
): Pick<WiredConnection, 'further' | 'unused'> {
  if (others.length === 0) return { further: sent, unused: [] };
  const further = withAst(document, withoutFields(library, document.ast, others));
  const declared = variableNames(further);
  const unused = variableNames(document).filter((name) => !declared.includes(name));
  return { further: library.print(further.ast), unused };
}

function variableNames({ operation: { variableDefinitions = [] } }: GraphQlDocument): string[] {
  return variableDefinitions.map(({ variable }) => variable.name.value);
}

const argumentOf = ({ direction }: DocumentConnection) => (direction === 'forward' ? 'after' : 'before');

/** Collects the changes to a document. */
class Wiring {
  private readonly edits = new Map<ASTNode, ASTNode | null>();
  private readonly added: VariableDefinitionNode[] = [];
  private readonly names: Set<string>;

  constructor(
    private readonly library: GraphQlLibrary,
    private readonly document: GraphQlDocument,
    private readonly cursorTypeOf: CursorTypeOf,
  ) {
    this.names = new Set(variableNames(document));
  }

  /** @returns the name of the variable that takes the cursor */
  wire(connection: DocumentConnection): string {
    const { field } = connection;
    const argument = (field.arguments ?? []).find(({ name }) => name.value === argumentOf(connection));
    const variable = argument && variableOf(argument);
    const name = variable ?? this.addVariable(connection, argument);
    // All that ask for the same field have to pass the same arguments (GraphQL specification, section 5.3.2).
    const same = fieldsAlong(this.document, connection.path).at(-1)!;
    for (const node of new Set([field, ...same.map((each) => each.node)])) {
      const known = (this.edits.get(node) as FieldNode | undefined) ?? node;
      const withArgument = variable === undefined ? this.withCursor(known, connection, name) : known;
      const complete = node === field ? this.withPageInfo(withArgument, connection) : withArgument;
      if (complete !== node) this.edits.set(node, complete);
    }
    return name;
  }

  /** The changed document; undefined when nothing had to be changed. */
  apply(): DocumentNode | undefined {
    if (this.edits.size === 0) return undefined;
    const ast = editDocument(this.library, this.document.ast, this.edits);
    const { operation } = withAst(this.document, ast);
    const variableDefinitions = [...(operation.variableDefinitions ?? []), ...this.added];
    return editDocument(this.library, ast, new Map([[operation, { ...operation, variableDefinitions }]]));
  }

  private addVariable(connection: DocumentConnection, argument: ArgumentNode | undefined): string {
    const plain = argumentOf(connection);
    const own = `${connection.path.join('_')}_${plain}`;
    const [name] = [plain, own, `${own}_cursor`].filter((each) => !this.names.has(each));
    const type = this.cursorTypeOf(connection, plain) ?? 'String';
    this.names.add(name!);
    this.added.push({
      kind: this.library.Kind.VARIABLE_DEFINITION,
      variable: { kind: this.library.Kind.VARIABLE, name: this.name(name!) },
      type: this.library.parseType(type) as TypeNode,
      ...(argument && { defaultValue: argument.value as VariableDefinitionNode['defaultValue'] }),
    });
    return name!;
  }

  private withCursor(field: FieldNode, connection: DocumentConnection, variable: string): FieldNode {
    const { Kind } = this.library;
    const plain = argumentOf(connection);
    const others = (field.arguments ?? []).filter(({ name }) => name.value !== plain);
    const value = { kind: Kind.VARIABLE, name: this.name(variable) } as const;
    return { ...field, arguments: [...others, { kind: Kind.ARGUMENT, name: this.name(plain), value }] };
  }

  /** Selections of one name are merged, so that adding the whole of it never does harm. */
  private withPageInfo(field: FieldNode, { direction }: DocumentConnection): FieldNode {
    const { Kind } = this.library;
    const wanted =
      direction === 'forward' ? ['hasNextPage', 'endCursor'] : ['hasPreviousPage', 'startCursor'];
    const { selections } = field.selectionSet!;
    const isComplete = selections.some(
      (each) =>
        each.kind === 'Field' &&
        each.name.value === 'pageInfo' &&
        !each.alias &&
        wanted.every((name) =>
          each.selectionSet?.selections.some(
            (part) => part.kind === 'Field' && part.name.value === name && !part.alias,
          ),
        ),
    );
    if (isComplete) return field;
    const pageInfo: FieldNode = {
      kind: Kind.FIELD,
      name: this.name('pageInfo'),
      selectionSet: {
        kind: Kind.SELECTION_SET,
        selections: wanted.map((name) => ({ kind: Kind.FIELD, name: this.name(name) })),
      },
    };
    return {
      ...field,
      selectionSet: { kind: Kind.SELECTION_SET, selections: [...selections, pageInfo] },
    };
  }

  private name(value: string) {
    return { kind: this.library.Kind.NAME, value } as const;
  }
}

function variableOf({ value }: ArgumentNode): string | undefined {
  return value.kind === 'Variable' ? value.name.value : undefined;
}
