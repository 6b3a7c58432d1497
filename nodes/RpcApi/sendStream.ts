import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
  ApiError,
  isObject,
  type JsonValue,
  type ProtobufSchema,
  type RequestPlan,
  type RunReport,
  type RunResult,
  toApiError,
} from '../../lib';
import type { OpenNode } from '../shared/api/openApiNode';
import type { OutputName } from '../shared/api/outputs';
import { reportItem } from '../shared/api/reportItem';
import { toItems } from '../shared/api/toItems';
import { deliver, type ItemResult } from '../shared/runItems';
import { toNodeError } from '../shared/toNodeError';
import { sharedEngine } from '../shared/sharedEngine';

/** What a stream is made of. */
export interface StreamWork {
  readonly outputs: readonly OutputName[];
  plan(itemIndex: number): Promise<RequestPlan>;
  description(itemIndex: number): Promise<ProtobufSchema>;
}

/** Items that go out as one call: what they have in common, and the message of each. */
interface Stream {
  readonly plan: RequestPlan;
  readonly method: string;
  readonly messages: Array<{ readonly itemIndex: number; readonly message: JsonValue }>;
}

/** Sends all items as messages of one call; those with other settings make a call of their own. */
export async function sendStream(
  context: IExecuteFunctions,
  { access, scope, reports }: OpenNode,
  work: StreamWork,
): Promise<INodeExecutionData[][]> {
  const results = context.getInputData().map((): ItemResult | undefined => undefined);
  for (const stream of await readStreams(work, results)) {
    if (!context.continueOnFail() && results.some((result) => result?.failure)) break;
    const schema = await work.description(stream.messages[0]!.itemIndex);
    const { clientStreams, serverStreams } = schema.method(stream.method);
    if (!clientStreams) throw toNodeError(context.getNode(), takesOne(stream.method), 0);
    const result = await sharedEngine().run(planOf(stream), access, { ...scope, description: schema });
    reports.push(result.report);
    const items = await toItems(context, result.outputs, 'data');
    const became = resultsOf(stream, { ...result, items }, serverStreams, work.outputs);
    for (const [itemIndex, each] of became) results[itemIndex] = each;
  }
  return deliver(context, results, work.outputs.length);
}

/** The forms of all items; one that cannot be read is a failure of its item. */
async function readStreams(work: StreamWork, results: Array<ItemResult | undefined>): Promise<Stream[]> {
  const streams = new Map<string, Stream>();
  for (const itemIndex of results.keys()) {
    try {
      const plan = await work.plan(itemIndex);
      const { method, params } = callIn(plan);
      const key = JSON.stringify({ ...plan, request: { ...plan.request, body: method } });
      const stream = streams.get(key) ?? { plan, method, messages: [] };
      streams.set(key, stream);
      for (const message of Array.isArray(params) ? params : [params])
        stream.messages.push({ itemIndex, message });
    } catch (error) {
      results[itemIndex] = { outputs: [], failure: toApiError(error) };
    }
  }
  return [...streams.values()];
}

function callIn({ request: { body } }: RequestPlan): { method: string; params: JsonValue } {
  return (body?.kind === 'json' ? body.value : {}) as { method: string; params: JsonValue };
}

function planOf({ plan, method, messages }: Stream): RequestPlan {
  const params = messages.map(({ message }) => message);
  return { ...plan, request: { ...plan.request, body: { kind: 'json', value: { method, params } } } };
}

/**
 * What became of each item. As many answers as messages belong to them one by one; a single one stands for all. An
 * item without an answer has failed when the call did.
 */
function resultsOf(
  { messages }: Stream,
  {
    items: answers,
    failure,
    report,
  }: Pick<RunResult, 'failure' | 'report'> & { items: INodeExecutionData[] },
  isOneByOne: boolean,
  names: readonly OutputName[],
): Map<number, ItemResult> {
  const items = [...new Set(messages.map(({ itemIndex }) => itemIndex))];
  const all = items.map((item) => ({ item }));
  const done = new Map<number, INodeExecutionData[]>(items.map((item) => [item, []]));
  answers.forEach((answer, at) => {
    const owner = isOneByOne ? (messages[at] ?? messages.at(-1)!).itemIndex : items[0]!;
    done.get(owner)!.push({ ...answer, ...(!isOneByOne && { pairedItem: all }) });
  });
  const problem = failure ?? stopIn(report);
  const answered = new Set(
    isOneByOne ? messages.slice(0, answers.length).map(({ itemIndex }) => itemIndex) : items,
  );
  return new Map(
    items.map((item, position) => {
      const delivered: Record<OutputName, INodeExecutionData[]> = {
        Done: done.get(item)!,
        Failed: [],
        Deferred: [],
        Report: position === 0 ? [{ ...reportItem(report), pairedItem: all }] : [],
      };
      const isLeft = failure !== undefined || !answered.has(item);
      return [
        item,
        {
          outputs: names.map((name) => delivered[name]),
          ...(isLeft && { failure: problem ?? unanswered() }),
        },
      ];
    }),
  );
}

function takesOne(method: string): ApiError {
  return new ApiError('INVALID_SETTING', {
    subject: `${method} takes one message, not a stream`,
    field: 'Operation',
    hint: 'Choose Call: it calls the method once for each item.',
  });
}

/** What ended a stream after some of its answers. */
function stopIn({ error }: RunReport): ApiError | undefined {
  if (!isObject(error) || typeof error.code !== 'string') return undefined;
  const { code, message, ...detail } = error;
  return new ApiError(code as ApiError['code'], {
    ...detail,
    subject: String(message),
    apiMessage: undefined,
  });
}

function unanswered(): ApiError {
  return new ApiError('RPC_FAILED', {
    subject: 'The server ended the stream before it answered this item',
    hint: 'It was not processed as far as anyone can tell. Send it again in a call of its own.',
  });
}
