import type { Focus, NativeFunction } from '../../../vendor/jsonata';
import { dateHelpers } from './dates';
import type { HelperFunction } from './HelperFunction';
import { lookupHelpers } from './lookups';
import { moneyHelpers } from './money';
import { textHelpers } from './texts';

/** The functions that expressions have besides JSONata's own, by name. */
export const helperFunctions: Readonly<Record<string, HelperFunction>> = {
  ...dateHelpers,
  ...textHelpers,
  ...moneyHelpers,
  ...lookupHelpers,
};

/** They as jsonata holds its own functions. */
export const helperNatives: ReadonlyArray<readonly [string, NativeFunction]> = Object.entries(
  helperFunctions,
).map(([name, { run }]) => [
  name,
  {
    _jsonata_function: true,
    implementation(this: Focus, ...args: unknown[]) {
      return args[0] === undefined ? undefined : run(...args);
    },
  },
]);
