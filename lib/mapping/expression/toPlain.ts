import type { JsonObject, JsonValue } from '../../plan/json';
import { ApiError } from '../../errors/ApiError';
import { count, mostValues, runaway } from './limits';

/** Looks at the clock; throws when the time is up. */
type Check = () => void;

interface Clock {
  look(): void;
}

interface Budget {
  left: number;
  readonly check: Check;
}

const valuesPerLook = 4096;

/**
 * A result of jsonata as plain JSON of its own: sequences without their hidden properties, objects with a
 * prototype, functions refused. Copying everything also keeps a later change of the result away from the input.
 */
export function toPlain(result: unknown, clock: Clock): JsonValue | undefined {
  if (typeof result === 'string' || typeof result === 'boolean' || result === undefined) return result;
  if (typeof result === 'number' && Number.isFinite(result)) return result;
  return plain(result, { left: mostValues, check: () => clock.look() });
}

/** Throws EXPRESSION_RUNAWAY for values that share parts so often that writing them out would never end. */
export function checkSize(value: unknown, check: Check): void {
  if (typeof value === 'object' && value !== null) measure(value, { left: mostValues, check });
}

function plain(value: unknown, budget: Budget): JsonValue {
  spend(budget);
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (Number.isFinite(value)) return value;
      throw failed('a number in its result is too large');
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return value.map((element) => plain(element ?? null, budget));
      return plainObject(value as Record<string, unknown>, budget);
    default:
      throw failed(`its result contains a ${typeof value}; call it to get a value`);
  }
}

function plainObject(value: Record<string, unknown>, budget: Budget): JsonObject {
  if (value._jsonata_function === true || value._jsonata_lambda === true)
    throw failed('its result contains a function; call it to get a value');
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) {
    const part = value[key];
    if (part === undefined) continue;
    // Assigning it would change the copy's prototype instead of making a field.
    if (key === '__proto__') throw failed('its result has a field named "__proto__", which is not allowed');
    copy[key] = plain(part, budget);
  }
  return copy;
}

function measure(value: object, budget: Budget): void {
  for (const part of Array.isArray(value) ? value : Object.values(value)) {
    spend(budget);
    // Not into functions: they hold the scopes around them.
    if (typeof part !== 'object' || part === null || part._jsonata_lambda || part._jsonata_function) continue;
    measure(part as object, budget);
  }
}

function spend(budget: Budget): void {
  if (budget.left % valuesPerLook === 0) budget.check();
  if (--budget.left < 0) throw runaway(`it made more than ${count(mostValues)} values`);
}

function failed(why: string): ApiError {
  return new ApiError('EXPRESSION_FAILED', { subject: `The JSONata expression failed: ${why}` });
}
