import { ApiError } from '../errors/ApiError';

/** A family of interchangeable members, in the order in which they are listed. */
export interface Registry<Name extends string, Member> {
  /** What a member is called in messages, such as "pagination style". */
  readonly kind: string;
  readonly names: readonly Name[];
  readonly entries: ReadonlyArray<readonly [Name, Member]>;
  has(name: string): name is Name;
  /** The member called `name`; an UNKNOWN_NAME error that lists the known ones otherwise. */
  get(name: string): Member;
}

/** Makes the registry of a family from an object literal: one line a member. */
export function createRegistry<Members extends Record<string, unknown>>(
  kind: string,
  members: Members,
): Registry<Extract<keyof Members, string>, Members[keyof Members]> {
  type Name = Extract<keyof Members, string>;
  const names = Object.keys(members) as Name[];
  const has = (name: string): name is Name => Object.hasOwn(members, name);
  return {
    kind,
    names,
    entries: names.map((name) => [name, members[name]] as const),
    has,
    get(name) {
      if (has(name)) return members[name];
      throw new ApiError('UNKNOWN_NAME', {
        subject: `Unknown ${kind} "${name}"; known: ${names.join(', ')}`,
      });
    },
  };
}
