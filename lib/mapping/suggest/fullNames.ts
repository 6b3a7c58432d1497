import { nameWords } from './nameWords';
import type { SourceField } from './sourceFields';

/** First and last name beside each other make a full name, which many systems keep as one field. */
export function fullNames(
  sources: readonly SourceField[],
): Array<
  SourceField & { readonly name: string; readonly expression: string; readonly uses: readonly string[] }
> {
  const above = (path: string) => path.slice(0, path.lastIndexOf('.') + 1);
  const firsts = sources.filter(({ path }) => isName(path, 'first'));
  return firsts.flatMap((first) => {
    const last = sources.find(({ path }) => isName(path, 'last') && above(path) === above(first.path));
    if (!last) return [];
    const expression = `${first.path} & " " & ${last.path}`;
    const values = first.values.map((value, at) => `${String(value)} ${String(last.values[at] ?? '')}`);
    return [
      {
        path: expression,
        uses: [first.path, last.path],
        expression,
        values,
        name: `${above(first.path)}full_name`,
      },
    ];
  });
}

function isName(path: string, which: 'first' | 'last'): boolean {
  const words = nameWords(path.slice(path.lastIndexOf('.') + 1));
  return words.has(which) && [...words.keys()].every((word) => [which, 'name', 'user'].includes(word));
}
