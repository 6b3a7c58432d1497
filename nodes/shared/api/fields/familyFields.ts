import type { Field } from '../../../../lib';

/**
 * The fields of all members of a family, each shown while its member is chosen. Members may share a field name: each
 * field gets its member's name in front, so that the form stays unambiguous.
 */
export function familyFields(
  chooser: string,
  entries: ReadonlyArray<readonly [string, { readonly fields: readonly Field[] }]>,
): Field[] {
  return entries.flatMap(([member, { fields }]) =>
    fields.map((field): Field => ({
      ...field,
      name: `${member}_${field.name}`,
      showWhen: { [chooser]: [member] },
    })),
  );
}
