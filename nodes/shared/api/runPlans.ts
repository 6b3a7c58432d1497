import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { memoryKey, type RequestPlan, type RunResult } from '../../../lib';
import { type FormValues, numberOf } from '../formValues';
import { type Kept, recall, remember } from '../keptMemory';
import { runItems, type ItemResult } from '../runItems';
import { sharedEngine } from '../sharedEngine';
import { deferredItem } from './deferredItem';
import type { OpenNode } from './openApiNode';
import type { OutputName } from './outputs';
import { problemItem } from './problemItem';
import { reportItem } from './reportItem';
import { Occurrences } from './specs/idempotencySpec';

/** What a node has to say about its items; everything else is the same for all nodes. */
export interface PlanWork {
  /** The node's outputs in order, as the form asks for them. */
  readonly outputs: readonly OutputName[];
  /** One item's form as a plan. Throws an ApiError that names the field. */
  plan(itemIndex: number): RequestPlan | Promise<RequestPlan>;
  /** The description of the API that one item's plan refers to, where there is one. */
  description?(itemIndex: number): Promise<unknown>;
  /** What one item's run becomes on the first output. */
  items(result: RunResult, itemIndex: number): Promise<INodeExecutionData[]>;
}

/** One run of the engine for each input item. */
export async function runPlans(
  context: IExecuteFunctions,
  { access, scope, reports }: OpenNode,
  { outputs, plan: readPlan, description: describe, items: itemsOf }: PlanWork,
): Promise<INodeExecutionData[][]> {
  const kept: Kept[] = [];
  const occurrences = new Occurrences();

  const run = async (itemIndex: number): Promise<ItemResult> => {
    const plan = occurrences.number(await readPlan(itemIndex));
    const key = plan.incremental && memoryKey(plan);
    const memory = key && recall(context, key);
    const description = await describe?.(itemIndex);
    const result = await sharedEngine().run(plan, access, { ...scope, memory, description });
    if (key && result.memory) kept.push({ key, memory: result.memory });
    reports[itemIndex] = result.report;
    const deferred = outputs.includes('Deferred')
      ? deferredItem(result.report, context.getInputData()[itemIndex]!)
      : undefined;
    const delivered: Record<OutputName, INodeExecutionData[]> = {
      Done: await itemsOf(result, itemIndex),
      Failed: result.problems.map(problemItem),
      Deferred: deferred ? [deferred] : [],
      Report: outputs.includes('Report') ? [reportItem(result.report)] : [],
    };
    return {
      outputs: outputs.map((name) => delivered[name]),
      failure: deferred ? undefined : result.failure,
    };
  };

  const options = context.getNodeParameter('options', 0, {}) as FormValues;
  const concurrency = numberOf(options.itemsInParallel) ?? 1;
  const items = await runItems(context, { outputs: outputs.length, concurrency, run });
  // Not before: where one item stops the workflow, nothing of the others is delivered either.
  remember(context, kept);
  return items;
}
