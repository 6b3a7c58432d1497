import { isApiError } from '../errors/ApiError';
import { isObject, type JsonObject, type JsonValue } from '../plan/json';
import type { Bindings, CompiledExpression } from './expression';
import { type MapItem, noProblems, type Mapped } from './Mapped';
import { describeValue } from './types/describeValue';

/** The mapping that one expression makes: an object becomes one item, an array of objects several. */
export function mapByExpression(expression: CompiledExpression): MapItem {
  return async (item, bindings: Bindings = {}): Promise<Mapped> => {
    const reject = (message: string): Mapped => ({
      status: 'rejected',
      problems: [{ path: '', rule: 'expression', message }],
      source: item,
    });
    let result: JsonValue | undefined;
    try {
      result = await expression.evaluate(item, { item, ...bindings });
    } catch (error) {
      if (isApiError(error) && error.code === 'EXPRESSION_FAILED') return reject(error.message);
      throw error;
    }
    if (result === undefined) return reject('the expression gives nothing for this item');
    const values = Array.isArray(result) ? result : [result];
    const odd = values.find((value) => !isObject(value));
    if (odd !== undefined)
      return reject(
        `the expression gives ${describeValue(odd)} where an object is needed, such as {"name": name}`,
      );
    return { status: 'mapped', values: values as JsonObject[], problems: noProblems };
  };
}
