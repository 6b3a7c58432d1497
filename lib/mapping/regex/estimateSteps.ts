import type { Pattern } from './Pattern';

/**
 * An upper bound of the steps that a backtracking engine takes to search a text of that length: at each place it
 * may try every number of rounds of every repeat. Infinity for a repeat of more than a character, in which ways
 * to match may multiply with each round (`(a+)+`, `(a|a)*`).
 */
export function estimateSteps(root: Pattern, length: number): number {
  return (length + 1) * ways(root, length);
}

function ways(pattern: Pattern, length: number): number {
  switch (pattern.kind) {
    case 'sequence':
      return pattern.parts.reduce((product, part) => product * ways(part, length), 1);
    case 'choice':
      return pattern.options.reduce((sum, option) => sum + ways(option, length), 0);
    case 'group':
    case 'look':
      return ways(pattern.body, length);
    case 'repeat': {
      const inside = ways(pattern.body, length);
      if (pattern.max === 1) return 1 + inside;
      if (pattern.body.kind !== 'character') return Infinity;
      return Math.min(pattern.max - pattern.min, length) + 1;
    }
    default:
      return 1;
  }
}
