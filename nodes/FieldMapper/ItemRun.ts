import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { inTurns, type JsonObject, type MappingProblem, rejectedItem, toApiError } from '../../lib';
import { deliver, type ItemResult } from '../shared/runItems';
import { MapperReport } from './MapperReport';

/** What one item gave. */
export interface ItemOutcome {
  readonly done: INodeExecutionData[];
  readonly rejected: ReadonlyArray<{
    readonly item: JsonObject;
    readonly problems: readonly MappingProblem[];
  }>;
}

/** What the node does with its items, one after the other, and what it delivers. */
export class ItemRun {
  readonly report = new MapperReport();
  readonly results: ItemResult[] = [];
  private readonly invalid: string;
  private readonly hasReport: boolean;

  constructor(private readonly context: IExecuteFunctions) {
    this.invalid = context.getNodeParameter('invalid', 0, 'output') as string;
    const options = context.getNodeParameter('options', 0, {}) as { reportOutput?: boolean };
    this.hasReport = options.reportOutput === true;
  }

  /** Does the work for each item; an item that fails ends the run where the node's "On Error" says so. */
  async each(work: (index: number) => ItemOutcome | Promise<ItemOutcome>): Promise<void> {
    const items = this.context.getInputData();
    const signal = this.context.getExecutionCancelSignal();
    this.report.items = items.length;
    const settle = (index: number, result: ItemResult): void | false => {
      this.results[index] = result;
      if (result.failure && !this.context.continueOnFail()) return false;
    };
    const fail = (index: number, error: unknown) =>
      settle(index, { outputs: [], failure: toApiError(error, signal) });
    await inTurns(items.length, (index) => {
      if (signal?.aborted) return fail(index, signal.reason);
      try {
        const outcome = work(index);
        if (!(outcome instanceof Promise)) return settle(index, this.toResult(outcome, index));
        return outcome.then(
          (settled) => settle(index, this.toResult(settled, index)),
          (error: unknown) => fail(index, error),
        );
      } catch (error) {
        return fail(index, error);
      }
    });
  }

  /** Adds what came of several items to the first of them. */
  addTo(index: number, { done, rejected }: ItemOutcome): void {
    const { outputs, failure } = this.results[index] ?? { outputs: [] };
    if (failure) return;
    const added = this.toResult({ done, rejected }, index);
    const [before = [], refused = []] = outputs;
    const [more = [], also = []] = added.outputs;
    this.results[index] = {
      ...added,
      outputs: [
        [...before, ...more],
        [...refused, ...also],
      ],
    };
  }

  /** The node's outputs, with the report on the last one where it is asked for. */
  deliver(doneWord: string): INodeExecutionData[][] {
    this.report.show(this.context, doneWord);
    const count = this.invalid === 'output' ? 2 : 1;
    const outputs = deliver(this.context, this.results, count);
    if (!this.hasReport) return outputs;
    const pairedItem = this.results.map((_, item) => ({ item }));
    return [...outputs, [{ json: this.report.toJSON(), pairedItem }]];
  }

  private toResult({ done, rejected }: ItemOutcome, index: number): ItemResult {
    this.report.done += done.length;
    if (rejected.length === 0) return { outputs: [done] };
    this.report.rejected += rejected.length;
    for (const { problems } of rejected) this.report.problems(problems);
    if (this.invalid !== 'output')
      return { outputs: [done], failure: rejectedItem(rejected.flatMap(({ problems }) => problems)) };
    const { binary } = this.context.getInputData()[index]!;
    const refused = rejected.map(({ item, problems }) => ({
      json: { item, problems: problems.map((problem) => ({ ...problem })) } as INodeExecutionData['json'],
      ...(binary && { binary }),
    }));
    return { outputs: [done, refused] };
  }
}
