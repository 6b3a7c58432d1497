import type { ApiError } from '../../../errors/ApiError';
import { isObject } from '../../../plan/json';
import type { RequestSpec } from '../../../plan/RequestPlan';
import type { AskMore, Completion } from '../../Protocol';
import { marks, type NestedConnection } from './NestedConnection';
import { placesAt } from './nestedPlaces';
import { type NestedLimits, NestedReading } from './NestedReading';

/**
 * Reads the nested connections of an answer to their end and puts what comes into it. What the API refuses stays as it
 * is, with a warning; what fails in passing makes the whole page fail, so that it is read again as a whole.
 */
export async function completeNested(
  body: unknown,
  request: RequestSpec,
  nested: readonly NestedConnection[],
  limits: NestedLimits,
  ask: AskMore,
): Promise<Completion> {
  const data = isObject(body) ? body.data : undefined;
  const warnings: string[] = [];
  const problems: ApiError[] = [];
  // An outer one comes first: its further pages bring more of the inner ones.
  for (const connection of nested) {
    const reading = new NestedReading(connection, data, request, limits, ask);
    await reading.run();
    warnings.push(...reading.warnings());
    problems.push(...reading.problems);
  }
  for (const connection of nested) removeMarks(data, connection);
  return { warnings, problems };
}

function removeMarks(data: unknown, { path, ways }: NestedConnection): void {
  for (const { value } of placesAt(data, path)) delete value[marks.pageInfo];
  for (const { depth } of ways) {
    if (depth === 0) continue;
    for (const { value } of placesAt(data, path.slice(0, depth))) {
      delete value[marks.type];
      delete value[marks.id];
    }
  }
}
