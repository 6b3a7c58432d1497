import { checkLength, newSequence } from './sequence';

/** The value of a field; of all elements that have it, if it is looked up in an array. */
export function lookUp(input: unknown, key: string): unknown {
  if (typeof input !== 'object' || input === null) return undefined;
  if (!Array.isArray(input)) {
    return Object.hasOwn(input, key) ? (input as Record<string, unknown>)[key] : undefined;
  }
  const found = newSequence();
  for (const element of input) {
    const value = lookUp(element, key);
    if (value === undefined) continue;
    if (Array.isArray(value)) for (const inner of value) found.push(inner);
    else found.push(value);
  }
  checkLength(found);
  return found;
}
