import type { IExecuteFunctions, ITaskMetadata } from 'n8n-workflow';
import type { Drift, JsonObject, MappingProblem } from '../../lib';

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
  /** What has changed in the source since it was learnt; undefined where nobody watches. */
  drift: readonly Drift[] | undefined;
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
    const problems = this.frequent().map((count): JsonObject => ({ ...count }));
    const drift = this.drift?.map((each): JsonObject => ({ ...each }));
    return { items, done, rejected, problems, ...(drift && { drift }) };
  }

  /** Shows a sentence in the output panel and keeps the report in the run's metadata. */
  show(context: IExecuteFunctions, doneWord: string): void {
    context.setMetadata({ apiIntegration: { mapping: this.toJSON() } } as ITaskMetadata);
    this.showDrift(context);
    const problems = this.frequent()
      .slice(0, 3)
      .map(
        ({ path, items, example }) => `${path === '' ? 'the item' : path} in ${plural(items)} (${example})`,
      );
    if (problems.length === 0) return;
    const message = `${plural(this.done)} ${doneWord}, ${this.rejected.toLocaleString('en-US')} rejected. Problems: ${problems.join('; ')}.`;
    context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
  }

  private showDrift(context: IExecuteFunctions): void {
    if (!this.drift || this.drift.length === 0) return;
    const sentences = this.drift.slice(0, 5).map(({ message }) => message);
    const more = this.drift.length > 5 ? `; ${this.drift.length - 5} more changes in the report` : '';
    const type = this.drift.some(({ breaking }) => breaking) ? 'warning' : 'info';
    context.addExecutionHints({
      message: `The source has changed: ${sentences.join('; ')}${more}.`,
      type,
      location: 'outputPane',
    });
  }

  private frequent(): Count[] {
    return [...this.counts.values()].sort((a, b) => b.items - a.items);
  }
}

function plural(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'item' : 'items'}`;
}
