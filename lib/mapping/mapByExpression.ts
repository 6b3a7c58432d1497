import { isApiError } from '../errors/ApiError';
import { isObject, type JsonObject, type JsonValue } from '../plan/json';
import type { CompiledExpression } from './expression';
import { type MapItem, noProblems, type Mapped } from './Mapped';
import { describeValue } from './types/describeValue';

/** The mapping that one expression makes: an object becomes one item, an array of objects several. */
export function mapByExpression(expression: CompiledExpression): MapItem {
  return (item, bindings) => {
    const failed = (error: unknown): Mapped => {
      if (!isApiError(error) || error.code !== 'EXPRESSION_FAILED') throw error;
      return rejected(item, error.message);
    };
    try {
      const result = expression.evaluateSoon(item, { item, ...bindings });
      if (!(result instanceof Promise)) return toMapped(item, result);
      return result.then((value) => toMapped(item, value)).catch(failed);
    } catch (error) {
      return Promise.reject(error as Error).catch(failed);
    }
  };
}

function toMapped(item: JsonObject, result: JsonValue | undefined): Mapped {
  if (result === undefined) return rejected(item, 'the expression gives nothing for this item');
  const values = Array.isArray(result) ? result : [result];
  const odd = values.find((value) => !isObject(value));
  if (odd === undefined) return { status: 'mapped', values: values as JsonObject[], problems: noProblems };
  const what = describeValue(odd);
  return rejected(item, `the expression gives ${what} where an object is needed, such as {"name": name}`);
}

function rejected(item: JsonObject, message: string): Mapped {
  return { status: 'rejected', problems: [{ path: '', rule: 'expression', message }], source: item };
}
