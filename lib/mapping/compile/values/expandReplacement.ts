import type { Match } from './Matcher';

/**
 * What is put in place of a match: `$0` is the match, `$1` a group, `$$` a dollar. A number takes as many digits as
 * there can be groups.
 */
export function expandReplacement(replacement: string, { match, groups }: Match): string {
  let result = '';
  let from = 0;
  for (
    let at = replacement.indexOf('$');
    at >= 0 && from < replacement.length;
    at = replacement.indexOf('$', from)
  ) {
    result += replacement.slice(from, at);
    from = at + 1;
    const sign = replacement.charAt(from);
    if (sign === '$' || sign === '0') {
      result += sign === '$' ? '$' : match;
      from++;
      continue;
    }
    const group = groupAt(replacement, from, groups.length);
    if (Number.isNaN(group)) result += '$';
    else {
      result += groups[group - 1] ?? '';
      from += String(group).length;
    }
  }
  return result + replacement.slice(from);
}

function groupAt(replacement: string, from: number, groups: number): number {
  const digits = groups === 0 ? 1 : Math.floor(Math.log(groups) * Math.LOG10E) + 1;
  const group = parseInt(replacement.slice(from, from + digits), 10);
  return digits > 1 && group > groups ? parseInt(replacement.slice(from, from + digits - 1), 10) : group;
}
