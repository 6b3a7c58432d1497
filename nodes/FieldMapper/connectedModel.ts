import { type IExecuteFunctions, NodeConnectionTypes } from 'n8n-workflow';
import { type AskModel, isObject } from '../../lib';

/** As far as the models of n8n's sub-nodes are used: those of LangChain. */
interface Model {
  invoke(prompt: string, options: { signal?: AbortSignal }): Promise<unknown>;
}

/** Asks the language model that is connected to the node; undefined where there is none. */
export async function connectedModel(context: IExecuteFunctions): Promise<AskModel | undefined> {
  const model: unknown = await context.getInputConnectionData(NodeConnectionTypes.AiLanguageModel, 0);
  if (!isModel(model)) return undefined;
  const signal = context.getExecutionCancelSignal();
  return async (prompt) => textOf(await model.invoke(prompt, { signal }));
}

function isModel(value: unknown): value is Model {
  return typeof (value as Partial<Model> | undefined)?.invoke === 'function';
}

/** Chat models answer with a message, whose content may be in parts; others with a text. */
function textOf(answer: unknown): string {
  const content = isObject(answer) ? answer.content : answer;
  if (!Array.isArray(content)) return typeof content === 'string' ? content : '';
  return content.map((part: unknown) => (isObject(part) ? part.text : part)).join('');
}
