import { isObject } from '../../../plan/json';

type Json = Record<string, unknown>;

/** Names and positions that lead from an answer's data to one value. */
export type Steps = ReadonlyArray<string | number>;

export interface Place {
  readonly value: Json;
  readonly steps: Steps;
  /** The objects on the way, by how many names of the path lead to them. */
  readonly around: readonly unknown[];
}

/** All objects that a path of names leads to, through the elements of the lists on its way. */
export function placesAt(data: unknown, path: readonly string[]): Place[] {
  const look = (value: unknown, at: number, steps: Steps, around: readonly unknown[]): Place[] => {
    if (Array.isArray(value))
      return value.flatMap((each, index) => look(each, at, [...steps, index], around));
    if (!isObject(value)) return [];
    const name = path[at];
    if (name === undefined) return [{ value, steps, around: [...around, value] }];
    return look(value[name], at + 1, [...steps, name], [...around, value]);
  };
  return look(data, 0, [], []);
}

/** What stands at the steps; undefined where they lead nowhere. */
export function valueAt(data: unknown, steps: Steps): unknown {
  return steps.reduce<unknown>(
    (value, step) => (isObject(value) || Array.isArray(value) ? (value as unknown as Json)[step] : undefined),
    data,
  );
}

/** The steps from the object to which a number of names leads. */
export function stepsBelow(steps: Steps, names: number): Steps {
  let left = names;
  const from = steps.findIndex((step) => typeof step === 'string' && left-- === 0);
  return from < 0 ? [] : steps.slice(from);
}
