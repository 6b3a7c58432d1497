import { isObject } from '../../plan/json';
import type { RpcSettings } from './rpcSettings';

/**
 * A result in the form that items are made of: objects and lists of objects as they are, any other value in a field
 * called "result". Where records are expected, the result itself; `whole`: always in that field.
 */
export function rpcContent(result: unknown, { result: kind }: Pick<RpcSettings, 'result'>): unknown {
  if (kind === 'list') return result ?? [];
  if (kind === 'whole') return wrapped(result);
  return isObject(result) || isListOfObjects(result) ? result : wrapped(result);
}

/** One item, whatever the result is: each call of a batch has its own. */
export function oneContent(result: unknown): unknown {
  return isObject(result) ? result : wrapped(result);
}

function wrapped(result: unknown): unknown {
  return { result: result ?? null };
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}
