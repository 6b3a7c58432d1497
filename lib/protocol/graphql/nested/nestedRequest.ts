import { isObject, type JsonObject } from '../../../plan/json';
import type { RequestSpec } from '../../../plan/RequestPlan';
import { contentOf } from '../request/shapeRequest';
import { marks, nestedVariables, type NestedWay, typePlaceholder } from './NestedConnection';

/**
 * The request for a further page of a nested connection.
 *
 * @param page the request that brought the records
 * @param around the objects around the connection, by how many names of its path lead to them
 */
export function nestedRequest(
  page: RequestSpec,
  { depth, query, variables: declared }: NestedWay,
  around: readonly unknown[],
  cursor: string,
): RequestSpec {
  const { operationName, variables: given, ...rest } = contentOf(page) ?? {};
  const variables = Object.fromEntries(
    Object.entries(isObject(given) ? (given as JsonObject) : {}).filter(([name]) => declared.includes(name)),
  );
  variables[nestedVariables.cursor] = cursor;
  if (depth === 0) {
    const value: JsonObject = { ...rest, query, variables };
    if (operationName !== undefined) value.operationName = operationName;
    return { ...page, body: { kind: 'json', value } };
  }
  const owner = isObject(around[depth]) ? around[depth] : {};
  variables[nestedVariables.id] = owner[marks.id] as string;
  const ofType = query.replaceAll(typePlaceholder, String(owner[marks.type]));
  return { ...page, body: { kind: 'json', value: { ...rest, query: ofType, variables } } };
}
