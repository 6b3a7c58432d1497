import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
  type Access,
  groupByPlan,
  type ItemOutcome,
  type JsonObject,
  type PlannedEntry,
  type RunReport,
  toApiError,
} from '../../lib';
import { type FormValues, numberOf } from '../shared/formValues';
import { deliver, type ItemResult } from '../shared/runItems';
import { sharedEngine } from '../shared/sharedEngine';
import { readEntry } from './batch';
import { readPlan } from './plan';
import type { OpenNode } from '../shared/api/openApiNode';
import { reportItem } from '../shared/api/reportItem';

/** Sends all input items, those with the same form together. Adds a report for each such group. */
export async function sendMany(
  context: IExecuteFunctions,
  { access, scope, reports }: OpenNode,
): Promise<INodeExecutionData[][]> {
  const options = context.getNodeParameter('options', 0) as FormValues;
  const hasReport = options.reportOutput === true;
  const stopAtFailure = !context.continueOnFail();
  const results = context.getInputData().map((): ItemResult | undefined => undefined);
  const hasFailed = () => results.some((result) => result?.failure);
  const pacing = { concurrency: numberOf(options.requestsInParallel) ?? 1, stopAtFailure };

  for (const group of groupByPlan(readForms(context, access, results))) {
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
  const accepted = results.filter((each) => each && !each.failure).length;
  if (!result?.failure || accepted === 0) return result;
  const { failure } = result;
  const hint = `${failure.hint} ${accepted} of ${results.length} items were accepted: they would be sent again if you ran this node on all items again. To go on with the others instead, set On Error to Continue (using error output).`;
  return { ...result, failure: failure.with({ hint }) };
}

/** The forms of all items; one that cannot be read is a failure of its item. */
function readForms(
  context: IExecuteFunctions,
  access: Access,
  results: Array<ItemResult | undefined>,
): PlannedEntry[] {
  return context.getInputData().flatMap(({ json }, itemIndex) => {
    try {
      const plan = readPlan(context, itemIndex, access);
      const entry = readEntry((name) => context.getNodeParameter(name, itemIndex), json as JsonObject);
      return [{ itemIndex, plan, entry }];
    } catch (error) {
      results[itemIndex] = { outputs: [], failure: toApiError(error) };
      return [];
    }
  });
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
