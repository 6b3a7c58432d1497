import type { AnswerSpec } from '../../plan/BatchSpec';
import { isObject } from '../../plan/json';
import { parsePath, readPath } from '../../plan/path';
import { firstKeys, type KeyIndex, keysAt } from './KeyIndex';

/** Where errors say which position they are about, counted from 0. BigQuery and Mixpanel: index; Jira: failedElementNumber. */
const indexNames = ['index', 'failedElementNumber', 'itemIndex', 'recordIndex'];
/** Where errors say which key they are about. SQS: Id; HubSpot: context. */
const keyPaths = ['id', 'key', 'Id', 'externalId', 'context.id', 'context.ids', 'context.objectWriteTraceId'];

export interface MatchedErrors {
  /** By position. */
  readonly byPosition: ReadonlyMap<number, unknown>;
  /** Errors that name no item of the batch. */
  readonly others: readonly unknown[];
}

/** Tells which items the errors of a list are about. */
export function matchErrors(
  errors: readonly unknown[],
  { match, errorKey, resultKey }: AnswerSpec,
  keys: KeyIndex,
  count: number,
): MatchedErrors {
  const byPosition = new Map<number, unknown>();
  const others: unknown[] = [];
  const byIndex = (error: unknown): number[] => {
    if (match === 'key' || !isObject(error)) return [];
    const names = errorKey === '' ? indexNames : [errorKey];
    return names.map((name) => indexAt(error, name)).filter((index) => index >= 0 && index < count);
  };
  const byKey = (error: unknown): number[] => {
    if (match === 'index') return [];
    const paths = [resultKey, ...keyPaths].filter((path) => path !== '');
    const named = errorKey === '' ? firstKeys(error, paths) : keysAt(error, errorKey);
    return named.flatMap((key) => keys.of(key));
  };
  for (const error of errors) {
    const known = byKey(error);
    const positions = known.length > 0 ? known : byIndex(error).slice(0, 1);
    for (const position of positions) if (!byPosition.has(position)) byPosition.set(position, error);
    if (positions.length === 0) others.push(error);
  }
  return { byPosition, others };
}

function indexAt(error: Record<string, unknown>, path: string): number {
  const value = readPath(error, parsePath(path));
  const isIndex = typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
  return isIndex && Number.isInteger(Number(value)) ? Number(value) : -1;
}
