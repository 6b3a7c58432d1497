import type { JsonObject, JsonValue } from '../../plan/json';
import type { RpcMethod } from './RpcMethod';

/** `automatic`: as the method's description says. */
export type Arrangement = 'automatic' | 'byName' | 'byPosition';

/**
 * The values of a form, by parameter name, as the parameters of a call. By position, parameters that were left out at
 * the end are not sent, and null stands for those between others. A method that takes either gets a list, which more
 * servers understand, unless that would take such a null.
 */
export function arrangeParameters(
  values: JsonObject,
  method: Pick<RpcMethod, 'input' | 'structure'>,
  arrangement: Arrangement,
): JsonObject | JsonValue[] {
  const names = Object.keys(method.input().properties ?? {});
  const list = names.slice(0, lastGiven(names, values) + 1).map((name) => values[name] ?? null);
  const hasGap = names.slice(0, list.length).some((name) => values[name] === undefined);
  const chosen = arrangement === 'automatic' ? method.structure : arrangement;
  if (chosen === 'either') return hasGap ? values : list;
  return chosen === 'byName' ? values : list;
}

function lastGiven(names: readonly string[], values: JsonObject): number {
  return names.findLastIndex((name) => values[name] !== undefined);
}
