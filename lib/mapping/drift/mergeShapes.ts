import type { FieldShape, SourceShape } from './SourceShape';

/** What is known after another run: everything that either has seen. */
export function mergeShapes(before: SourceShape, now: SourceShape): SourceShape {
  const paths = [...new Set([...Object.keys(before.fields), ...Object.keys(now.fields)])];
  const fields = paths.map((path): [string, FieldShape] => {
    const [known, found] = [before.fields[path], now.fields[path]];
    if (!known || !found)
      return [path, { ...(known ?? found)!, optional: now.items > 0 && before.items > 0 }];
    return [
      path,
      {
        kinds: [...new Set([...known.kinds, ...found.kinds])].sort(),
        nullable: known.nullable || found.nullable,
        optional: known.optional || found.optional,
        values: known.values && found.values ? [...new Set([...known.values, ...found.values])].sort() : null,
      },
    ];
  });
  return { items: before.items + now.items, fields: Object.fromEntries(fields) };
}
