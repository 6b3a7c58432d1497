import type { IExecuteFunctions, ITaskMetadata } from 'n8n-workflow';
import type { Drift, JsonObject, MappingProblem } from '../../lib';
import { countOfItems, ProblemCounts } from '../shared/mapping/ProblemCounts';

/** What became of the items of one run. */
export class MapperReport {
  /** Items that came in, those that are done, and those that were refused. */
  items = 0;
  done = 0;
  rejected = 0;
  /** What has changed in the source since it was learnt; undefined where nobody watches. */
  drift: readonly Drift[] | undefined;
  private readonly counts = new ProblemCounts();

  problems(problems: readonly MappingProblem[]): void {
    this.counts.add(problems);
  }

  toJSON(): JsonObject {
    const { items, done, rejected } = this;
    const drift = this.drift?.map((each): JsonObject => ({ ...each }));
    return { items, done, rejected, problems: this.counts.toJSON(), ...(drift && { drift }) };
  }

  /** Shows a sentence in the output panel and keeps the report in the run's metadata. */
  show(context: IExecuteFunctions, doneWord: string): void {
    context.setMetadata({ apiIntegration: { mapping: this.toJSON() } } as ITaskMetadata);
    this.showDrift(context);
    const problems = this.counts.sentence();
    if (problems === undefined) return;
    const message = `${countOfItems(this.done)} ${doneWord}, ${this.rejected.toLocaleString('en-US')} rejected. Problems: ${problems}.`;
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
}
