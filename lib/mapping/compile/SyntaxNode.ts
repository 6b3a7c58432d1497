/** jsonata's syntax tree, as far as it is compiled. Positions are left out: failures are described by jsonata. */
export type SyntaxNode =
  | PathNode
  | NameNode
  | LiteralNode
  | VariableNode
  | BinaryNode
  | UnaryNode
  | ConditionNode
  | BlockNode
  | BindNode
  | LambdaNode
  | CallNode
  | PartialNode
  | ApplyNode
  | RegexNode
  | PlaceholderNode
  | SortNode
  | PlainNode;

/** What any node may have. */
export interface Suffixes {
  /** `[…]` after anything but a step of a path. */
  readonly predicate?: readonly Stage[];
  /** `{…}` after it. */
  readonly group?: Group;
  /** `[]` after it. */
  readonly keepArray?: boolean;
  /** `[…]` after a step of a path. */
  readonly stages?: readonly Stage[];
  /** The step belongs to `@`, `#` or `%`. */
  readonly tuple?: boolean;
}

export interface Stage {
  readonly type: 'filter' | 'index';
  readonly expr: SyntaxNode;
}

export type Pair = readonly [key: SyntaxNode, value: SyntaxNode];

export interface Group {
  readonly lhs: readonly Pair[];
}

export interface PathNode extends Suffixes {
  readonly type: 'path';
  readonly steps: readonly SyntaxNode[];
  readonly keepSingletonArray?: boolean;
}

export interface NameNode extends Suffixes {
  readonly type: 'name';
  readonly value: string;
}

export interface LiteralNode extends Suffixes {
  readonly type: 'string' | 'number' | 'value';
  readonly value: string | number | boolean | null;
}

export interface VariableNode extends Suffixes {
  readonly type: 'variable';
  /** Without the `$`; empty for `$`, "$" for `$$`. */
  readonly value: string;
}

export interface BinaryNode extends Suffixes {
  readonly type: 'binary';
  readonly value: string;
  readonly lhs: SyntaxNode;
  readonly rhs: SyntaxNode;
}

/** `-x`, `[…]` or `{…}`. */
export interface UnaryNode extends Suffixes {
  readonly type: 'unary';
  readonly value: '-' | '[' | '{';
  readonly expression?: SyntaxNode;
  readonly expressions?: readonly SyntaxNode[];
  readonly lhs?: readonly Pair[];
  /** An array that paths do not flatten. */
  readonly consarray?: boolean;
}

export interface ConditionNode extends Suffixes {
  readonly type: 'condition';
  readonly condition: SyntaxNode;
  readonly then: SyntaxNode;
  readonly else?: SyntaxNode;
}

export interface BlockNode extends Suffixes {
  readonly type: 'block';
  readonly expressions: readonly SyntaxNode[];
  readonly consarray?: boolean;
}

export interface BindNode extends Suffixes {
  readonly type: 'bind';
  readonly lhs: VariableNode;
  readonly rhs: SyntaxNode;
}

export interface LambdaNode extends Suffixes {
  readonly type: 'lambda';
  readonly arguments: readonly VariableNode[];
  readonly signature?: Signature;
  readonly body: SyntaxNode;
  /** Not written by anybody: a call in tail position, to be made after its function has returned. */
  readonly thunk?: boolean;
}

/** Throws where the arguments do not fit. */
export interface Signature {
  /** As it was written: `<s-:s>`. */
  readonly definition: string;
  validate(args: readonly unknown[], context: unknown): unknown[];
}

export interface CallNode extends Suffixes {
  readonly type: 'function';
  readonly procedure: SyntaxNode;
  readonly arguments: readonly SyntaxNode[];
}

export interface PartialNode extends Suffixes {
  readonly type: 'partial';
  readonly procedure: SyntaxNode;
  readonly arguments: readonly SyntaxNode[];
}

export interface ApplyNode extends Suffixes {
  readonly type: 'apply';
  readonly lhs: SyntaxNode;
  readonly rhs: SyntaxNode;
}

export interface RegexNode extends Suffixes {
  readonly type: 'regex';
  readonly value: RegExp;
}

/** `?` among the arguments of a partial application. */
export interface PlaceholderNode extends Suffixes {
  readonly type: 'operator';
  readonly value: string;
}

/** `^(…)`. */
export interface SortNode extends Suffixes {
  readonly type: 'sort';
  readonly terms: ReadonlyArray<{ readonly descending: boolean; readonly expression: SyntaxNode }>;
}

export interface PlainNode extends Suffixes {
  readonly type: 'wildcard' | 'descendant' | 'parent' | 'transform' | 'error';
}
