import type { IExecuteFunctions, ITaskMetadata } from 'n8n-workflow';
import type { JsonObject, MappingProblem } from '../../lib';

interface Count {
  readonly path: string;
  readonly rule: string;
  readonly example: string;
  items: number;
}

/** What became of the items of one run. */
export class MapperReport {
  /** Items that came in, those that are done, and those that were refused. */
  items = 0;
  done = 0;
  rejected = 0;
  private readonly counts = new Map<string, Count>();

  problems(problems: readonly MappingProblem[]): void {
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

  toJSON(): JsonObject {
    const { items, done, rejected } = this;
    return { items, done, rejected, problems: this.frequent().map((count): JsonObject => ({ ...count })) };
  }

  /** Shows a sentence in the output panel and keeps the report in the run's metadata. */
  show(context: IExecuteFunctions, doneWord: string): void {
    context.setMetadata({ apiIntegration: { mapping: this.toJSON() } } as ITaskMetadata);
    const problems = this.frequent()
      .slice(0, 3)
      .map(
        ({ path, items, example }) => `${path === '' ? 'the item' : path} in ${plural(items)} (${example})`,
      );
    if (problems.length === 0) return;
    const message = `${plural(this.done)} ${doneWord}, ${this.rejected.toLocaleString('en-US')} rejected. Problems: ${problems.join('; ')}.`;
    context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
  }

  private frequent(): Count[] {
    return [...this.counts.values()].sort((a, b) => b.items - a.items);
  }
}

function plural(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'item' : 'items'}`;
}
