/**
 * Where a value differs from what is expected, one line a place. Only what the expectation names is compared;
 * lists must be equally long.
 */
export function differences(actual: unknown, expected: unknown, at = ''): string[] {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (actual.length !== expected.length) {
      return [`${at}: expected ${expected.length} entries, got ${actual.length}`];
    }
    return expected.flatMap((part, index) => differences(actual[index], part, `${at}[${index}]`));
  }
  if (isObject(expected) && isObject(actual)) {
    return Object.entries(expected).flatMap(([name, part]) =>
      differences(actual[name], part, at === '' ? name : `${at}.${name}`),
    );
  }
  return Object.is(actual, expected)
    ? []
    : [`${at}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
