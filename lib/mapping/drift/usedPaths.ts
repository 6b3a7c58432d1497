import type { MappingDocument } from '../MappingDocument';

/** `a.b[0].c` in an expression, outside of texts; functions and variables are none. */
const pathInExpression =
  /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|(?<![$\p{L}\p{N}_])[\p{L}_][\p{L}\p{N}_]*(?:\[\d*\]|\.[\p{L}_][\p{L}\p{N}_]*)*/gu;

/** Fields of the source that a mapping reads, as a shape names them; those of expressions as far as their text tells. */
export function usedPaths({ fields = [], expression, split, groupBy }: MappingDocument): string[] {
  const plain = [...fields.map(({ source }) => source), split];
  const written = [...fields.map((rule) => rule.expression), expression, groupBy];
  const inside = written
    .flatMap((text) => text?.match(pathInExpression) ?? [])
    .filter((text) => !/^["']/.test(text));
  return [...new Set([...plain, ...inside].filter((path) => path !== undefined).map(asShape))];
}

function asShape(path: string): string {
  return path
    .replace(/`/g, '')
    .replace(/\[\d*\]/g, '[]')
    .replace(/\[\]$/, '');
}
