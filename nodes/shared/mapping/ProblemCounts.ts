import type { JsonObject, MappingProblem } from '../../../lib';

interface Count {
  readonly path: string;
  readonly rule: string;
  readonly example: string;
  items: number;
}

/** The problems of many items, counted by field and rule. */
export class ProblemCounts {
  private readonly counts = new Map<string, Count>();

  /** Adds those of one item. */
  add(problems: readonly MappingProblem[]): void {
    const seen = new Set<string>();
    for (const { path: exact, rule, message } of problems) {
      // Elements of lists are counted together.
      const path = exact.replace(/\[\d+\]/g, '[]');
      const key = `${path} ${rule}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const count = this.counts.get(key) ?? { path, rule, example: message, items: 0 };
      count.items++;
      this.counts.set(key, count);
    }
  }

  /** All of them, the most frequent first. */
  toJSON(): JsonObject[] {
    return this.frequent().map((count): JsonObject => ({ ...count }));
  }

  /** The three most frequent in words; undefined where there are none. */
  sentence(): string | undefined {
    const parts = this.frequent()
      .slice(0, 3)
      .map(
        ({ path, items, example }) =>
          `${path === '' ? 'the item' : path} in ${countOfItems(items)} (${example})`,
      );
    return parts.length === 0 ? undefined : parts.join('; ');
  }

  private frequent(): Count[] {
    return [...this.counts.values()].sort((a, b) => b.items - a.items);
  }
}

/** `1 item`, `1,000 items` */
export function countOfItems(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'item' : 'items'}`;
}
