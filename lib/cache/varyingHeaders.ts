/**
 * The request headers by which an answer was chosen, with their values; undefined when it depends on more than
 * headers (`Vary: *`; RFC 9110, section 12.5.5).
 */
export function varyingHeaders(
  vary = '',
  requestHeaders: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  const names = vary
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  if (names.includes('*')) return undefined;
  return Object.fromEntries(names.map((name) => [name, requestHeaders[name] ?? '']));
}
