import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
  type BatchEntry,
  groupByPlan,
  type ItemOutcome,
  type PlannedEntry,
  type RequestPlan,
  type RunReport,
  toApiError,
} from '../../../lib';
import { type FormValues, numberOf } from '../formValues';
import { deliver, type ItemResult } from '../runItems';
import { sharedEngine } from '../sharedEngine';
import type { OpenNode } from './openApiNode';
import { reportItem } from './reportItem';

/** What a node has to say about items that go out together. */
export interface BatchWork {
  /** One item's form as a plan; items with the same plan share requests. Throws an ApiError that names the field. */
  plan(itemIndex: number): RequestPlan | Promise<RequestPlan>;
  /** What one item contributes to a request. */
  entry(itemIndex: number): BatchEntry | Promise<BatchEntry>;
}

/** Sends all input items, those with the same form together. Adds a report for each such group. */
export async function sendInBatches(
  context: IExecuteFunctions,
  { access, scope, reports }: OpenNode,
  work: BatchWork,
): Promise<INodeExecutionData[][]> {
  const options = context.getNodeParameter('options', 0) as FormValues;
  const hasReport = options.reportOutput === true;
  const stopAtFailure = !context.continueOnFail();
  const results = context.getInputData().map((): ItemResult | undefined => undefined);
  const hasFailed = () => results.some((result) => result?.failure);
  const pacing = { concurrency: numberOf(options.requestsInParallel) ?? 1, stopAtFailure };

  for (const group of groupByPlan(await readForms(work, results))) {
    if (stopAtFailure && hasFailed()) break;
    const entries = group.map(({ entry }) => entry);
    const { outcomes, report } = await sharedEngine().sendMany(
      group[0]!.plan,
      entries,
      access,
      scope,
      pacing,
    );
    group.forEach(({ itemIndex }, at) => (results[itemIndex] = resultOf(outcomes[at])));
    reports.push(report);
    if (hasReport) addReport(results, group, report);
  }
  return deliver(context, stopAtFailure ? results.map(withCount) : results, hasReport ? 2 : 1);
}

/** Where the workflow stops, nobody sees what went well: the error has to say it, since running again would repeat it. */
function withCount(
  result: ItemResult | undefined,
  _: number,
  results: ReadonlyArray<ItemResult | undefined>,
): ItemResult | undefined {
  if (!result?.failure) return result;
  const accepted = results.filter((each) => each && !each.failure).length;
  if (accepted === 0) return result;
  const { failure } = result;
  const hint = `${failure.hint} ${accepted} of ${results.length} items were accepted: they would be sent again if you ran this node on all items again. To go on with the others instead, set On Error to Continue (using error output).`;
  return { ...result, failure: failure.with({ hint }) };
}

/** The forms of all items; one that cannot be read is a failure of its item. */
async function readForms(work: BatchWork, results: Array<ItemResult | undefined>): Promise<PlannedEntry[]> {
  const planned: PlannedEntry[] = [];
  for (const itemIndex of results.keys()) {
    try {
      planned.push({ itemIndex, plan: await work.plan(itemIndex), entry: await work.entry(itemIndex) });
    } catch (error) {
      results[itemIndex] = { outputs: [], failure: toApiError(error) };
    }
  }
  return planned;
}

function resultOf(outcome: ItemOutcome | undefined): ItemResult | undefined {
  if (!outcome) return undefined;
  const { outputs, failure } = outcome;
  return { outputs: [outputs.map(({ json }) => ({ json }))], failure };
}

/** One report stands for all items of a group; it comes out with the first of them. */
function addReport(
  results: Array<ItemResult | undefined>,
  group: readonly PlannedEntry[],
  report: RunReport,
): void {
  const first = group[0]!.itemIndex;
  const { outputs, failure } = results[first] ?? { outputs: [] };
  const pairedItem = group.map(({ itemIndex }) => ({ item: itemIndex }));
  results[first] = { outputs: [outputs[0] ?? [], [{ ...reportItem(report), pairedItem }]], failure };
}
