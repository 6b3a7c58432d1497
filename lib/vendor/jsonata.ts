import jsonata from 'jsonata';

/** What a function sees as `this` while jsonata runs it. */
export interface Focus {
  readonly environment: { lookup(name: string): unknown; readonly base: { guardrails(): void } };
  readonly input: unknown;
  createSequence(...values: unknown[]): unknown[];
}

/** How jsonata holds a built-in function. */
export interface NativeFunction {
  readonly _jsonata_function: true;
  readonly implementation: (this: Focus, ...args: unknown[]) => unknown;
  readonly signature?: unknown;
}

/** jsonata's own guards. It reads them at every step, so they may be getters. */
export interface GuardOptions {
  /** Milliseconds. */
  readonly timeout: number;
  /** Nested evaluation steps. */
  readonly stack: number;
  /** Elements of one sequence. */
  readonly sequence: number;
  /** Runs the regular expressions; jsonata only uses `exec` and `lastIndex`. */
  readonly RegexEngine: new (pattern: RegExp) => RegexRunner;
}

export interface RegexRunner {
  lastIndex: number;
  exec(text: string): RegExpExecArray | null;
}

/** Called after every evaluated node, and awaited. */
export type ExitHook = (
  node: unknown,
  input: unknown,
  environment: unknown,
  result: unknown,
) => void | Promise<void>;

export interface ParsedExpression {
  evaluate(input: unknown, bindings?: Readonly<Record<string, unknown>>): Promise<unknown>;
  assign(name: string, value: unknown): void;
  /** The syntax tree. */
  ast(): unknown;
}

/** Thrown by jsonata: a plain object when parsing fails or a guard strikes, an Error otherwise. */
export interface JsonataFailure {
  readonly code?: string;
  readonly message?: string;
  readonly position?: number;
  readonly token?: string;
  /** What stopped an expression inside `$eval`. */
  readonly error?: unknown;
}

/** Parses; throws a {@link JsonataFailure}. */
export function parse(source: string, options: GuardOptions): ParsedExpression {
  return jsonata(source, options as unknown as jsonata.JsonataOptions);
}

/** jsonata looks this name up among the variables after every node; it is not in its type definitions. */
export function setExitHook(expression: ParsedExpression, hook: ExitHook | undefined): void {
  expression.assign(Symbol.for('jsonata.__evaluate_exit') as unknown as string, hook);
}

/** The built-in functions of these names. */
export async function nativeFunctions(names: readonly string[]): Promise<Map<string, NativeFunction>> {
  const probe = jsonata('$probe()');
  const found = new Map<string, NativeFunction>();
  probe.registerFunction('probe', function () {
    for (const name of names) found.set(name, this.environment.lookup(name) as NativeFunction);
  });
  await probe.evaluate(null);
  return found;
}
