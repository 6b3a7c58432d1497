import type { Focus, NativeFunction } from '../../../vendor/jsonata';
import { longestSequence } from '../../expression/limits';
import type { BuiltIn } from '../Compiler';
import type { Evaluate } from '../Evaluate';
import type { Run } from '../Run';
import type { Signature } from '../SyntaxNode';
import { leave, Uncompilable } from '../undecided';
import { isFunctionValue, makeFunction } from '../values/FunctionValue';
import { newSequence } from '../values/sequence';
import { functionGroups } from './functionGroups';
import { type OwnFunction, unusual } from './OwnFunction';

/** `$eval` needs a parser; what it reads may do anything. */
const neverCompiled: ReadonlySet<string> = new Set(['eval']);

/** A signature whose first argument may be the context: `<s-:s>`, `<(nsb)-:n>`. */
const contextFirst = /^<(?:\w|\(\w+\))-/;
/** A signature of a function that gives a text, a number, true or false. */
const simpleResult = /:[snb]>$/;
const plainParameters = /^(?:async )?function \w+\([\w, ]+\)/;

type FunctionCall = (args: unknown[], input: unknown) => unknown;

/** The built-in functions for one compiled expression: quick ones of our own, and jsonata's for everything else. */
export class BuiltIns {
  /** Those that the expression uses. */
  readonly used = new Set<string>();
  private readonly own = new Map<string, OwnFunction>();
  private readonly made = new Map<string, BuiltIn>();

  constructor(
    private readonly natives: ReadonlyMap<string, NativeFunction>,
    private readonly run: Run,
  ) {
    const callNative = (name: string, args: readonly unknown[]) =>
      this.runNative(natives.get(name)!, args, null);
    for (const group of functionGroups)
      for (const [name, own] of Object.entries(group(run, callNative))) this.own.set(name, own);
  }

  /** @throws Uncompilable for `$eval` */
  find(name: string): BuiltIn | undefined {
    if (!this.natives.has(name) && !this.own.has(name)) return undefined;
    if (neverCompiled.has(name)) throw new Uncompilable(name);
    this.used.add(name);
    const known = this.made.get(name) ?? this.make(name);
    this.made.set(name, known);
    return known;
  }

  private make(name: string): BuiltIn {
    const native = this.natives.get(name);
    const own = this.own.get(name) ?? {};
    const arity = native?.implementation.length ?? 0;
    const any = this.anyCall(native, own);
    const unchecked = native && this.uncheckedCall(native, any);
    const value = makeFunction(any, arity, { isBuiltIn: true, isChecked: true, unchecked });
    const definition = (native?.signature as Signature | undefined)?.definition ?? '';
    const takesContext = contextFirst.test(definition);
    const isSimple = simpleResult.test(definition);
    return { value, isSimple, call: (args) => compileCall(args, own, value, takesContext) };
  }

  /**
   * A call by way of a partial application, which skips the signature: only for arguments that it would leave alone.
   * jsonata reads the names of the parameters from the function's source text.
   */
  private uncheckedCall(native: NativeFunction, any: FunctionCall): FunctionCall | undefined {
    const { implementation, signature } = native;
    if (!plainParameters.test(implementation.toString())) return undefined;
    return (args) => {
      const all = Array.from({ length: implementation.length }, (_, at) => args[at]);
      const valid = (signature as Signature).validate(all, null);
      const isSame = valid.length === all.length && valid.every((value, at) => value === all[at]);
      const hasBuiltIn = all.some((value) => isFunctionValue(value) && value.isChecked);
      return isSame && !hasBuiltIn ? any(all, null) : leave();
    };
  }

  /** A call with any arguments: the signature checks them, fills in the context and makes arrays. */
  private anyCall(native: NativeFunction | undefined, own: OwnFunction): FunctionCall {
    const signature = native?.signature as Signature | undefined;
    return (args, context) => {
      const valid = signature ? signature.validate(args, context) : args;
      return own.implementation ? own.implementation(valid) : this.runNative(native!, valid, context);
    };
  }

  private runNative(native: NativeFunction, args: readonly unknown[], input: unknown): unknown {
    const result = native.implementation.apply(this.focus(input), [...args]);
    return result instanceof Promise ? leave() : result;
  }

  private focus(input: unknown): Focus {
    const { run } = this;
    const base = { guardrails: () => run.clock.look() };
    const lookup = (name: string) => (Object.hasOwn(run.bindings, name) ? run.bindings[name] : undefined);
    const options = { sequence: longestSequence };
    return {
      environment: { lookup, base },
      input,
      options,
      createSequence: newSequence,
    } as Focus;
  }
}

/** The quick form for so many arguments where there is one, and the usual way where that refuses. */
function compileCall(
  args: readonly Evaluate[],
  { one, two, three }: OwnFunction,
  any: FunctionCall,
  takesContext: boolean,
): Evaluate {
  const [a, b, c] = args;
  if (args.length === 0 && one && takesContext)
    return (input) => {
      const result = one(input);
      return result === unusual ? any([], input) : result;
    };
  if (args.length === 1 && one)
    return (input, frame) => {
      const first = a!(input, frame);
      const result = one(first);
      return result === unusual ? any([first], input) : result;
    };
  if (args.length === 2 && two)
    return (input, frame) => {
      const first = a!(input, frame);
      const second = b!(input, frame);
      const result = two(first, second);
      return result === unusual ? any([first, second], input) : result;
    };
  if (args.length === 3 && three)
    return (input, frame) => {
      const first = a!(input, frame);
      const second = b!(input, frame);
      const third = c!(input, frame);
      const result = three(first, second, third);
      return result === unusual ? any([first, second, third], input) : result;
    };
  return (input, frame) =>
    any(
      args.map((arg) => arg(input, frame)),
      input,
    );
}
