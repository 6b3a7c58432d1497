import type { Focus, NativeFunction } from '../../vendor/jsonata';
import { distinct } from './distinct';
import { helperNatives } from './helpers/helperFunctions';
import { count, longestText, runaway, tooManyElements, tooMuchText } from './limits';
import { checkSize } from './toPlain';

/** jsonata's built-in functions, but for `$now` and `$millis`, which belong to one evaluation. */
export const builtInNames = (
  'sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad ' +
  'match contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round ' +
  'abs sqrt power random boolean not map zip filter single reduce sift keys lookup append exists spread merge ' +
  'reverse each error assert type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl ' +
  'decodeUrlComponent decodeUrl eval toMillis fromMillis clone'
).split(' ');

type Check = (args: readonly unknown[], look: () => void) => void;

/** What one call may ask for where it would take for ever between two of jsonata's steps. */
const checks: Readonly<Record<string, Check>> = {
  pad: ([, width]) => {
    if (typeof width === 'number' && Math.abs(width) > longestText) throw tooMuchText();
  },
  join: ([texts, separator]) => {
    if (!Array.isArray(texts)) return;
    const between = typeof separator === 'string' ? separator.length : 0;
    const total = texts.reduce((sum: number, text) => sum + (text as string).length + between, 0);
    if (total > longestText) throw tooMuchText();
  },
  string: ([value], look) => checkSize(value, look),
  clone: ([value], look) => checkSize(value, look),
  sort: atMost(200_000),
  // It copies what it has for each element.
  spread: atMost(20_000),
  // These make regular expressions of their own from the picture.
  toMillis: shortText(1000),
  parseInteger: shortText(1000),
};

let guarded: Promise<ReadonlyMap<string, NativeFunction>> | undefined;

/** JSONata's functions and our helpers, each looking at the clock and at the size of what it is given before it runs. */
export function guardedFunctions(): Promise<ReadonlyMap<string, NativeFunction>> {
  guarded ??= guardAll();
  return guarded;
}

async function guardAll(): Promise<ReadonlyMap<string, NativeFunction>> {
  const { nativeFunctions } = await import('../../vendor/jsonata');
  const natives = await nativeFunctions(builtInNames);
  return new Map([...natives, ...helperNatives].map(([name, native]) => [name, guard(name, native)]));
}

function guard(name: string, native: NativeFunction): NativeFunction {
  const run = name === 'distinct' ? distinct : native.implementation;
  const check = checks[name];
  const implementation = function (this: Focus, ...args: unknown[]) {
    const { base } = this.environment;
    base.guardrails();
    for (const arg of args) if (typeof arg === 'string' && arg.length > longestText) throw tooMuchText();
    check?.(args, () => base.guardrails());
    return run.apply(this, args);
  };
  // jsonata goes by the number and names of a function's parameters; the names it reads from its source text.
  Object.defineProperty(implementation, 'length', { value: native.implementation.length });
  implementation.toString = () => native.implementation.toString();
  return { _jsonata_function: true, implementation, signature: native.signature };
}

function atMost(limit: number): Check {
  return ([values]) => {
    if (Array.isArray(values) && values.length > limit) throw tooManyElements(limit);
  };
}

function shortText(limit: number): Check {
  return ([text]) => {
    if (typeof text === 'string' && text.length > limit)
      throw runaway(`a date or number to read has more than ${count(limit)} characters`);
  };
}
