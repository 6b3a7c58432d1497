import { isObject } from '../../plan/json';

/** The steps of a JSON pointer in a URI fragment (RFC 6901, section 6); undefined for a reference to another document. */
export function parsePointer(reference: string): string[] | undefined {
  if (!reference.startsWith('#/')) return undefined;
  return reference
    .slice(2)
    .split('/')
    .map((step) => decoded(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at a pointer, by own fields only. */
export function resolvePointer(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((current, step) => {
    if (Array.isArray(current)) return /^\d+$/.test(step) ? (current[Number(step)] as unknown) : undefined;
    return isObject(current) && Object.hasOwn(current, step) ? current[step] : undefined;
  }, value);
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
