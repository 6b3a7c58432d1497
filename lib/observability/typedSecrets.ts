import type { Settings } from '../plan/Field';
import { isObject } from '../plan/json';
import type { NameValue, RequestSpec } from '../plan/RequestPlan';
import { sensitiveHeader } from './createRedactor';

/** Narrower than what is masked in URLs: "key" or "code" is as often the name of a harmless parameter. */
const secretParameter = /(api[-_]?key|access[-_]?token|secret|passw|signature)/i;

/**
 * Secrets that a person typed into the request, the protocol's settings or the credential's headers instead of a secret
 * field: the values of headers, query parameters and settings whose names say so.
 */
export function typedSecrets(
  { url, query, headers }: Pick<RequestSpec, 'url' | 'query' | 'headers'>,
  commonHeaders: readonly NameValue[],
  call: Settings = {},
): string[] {
  const inHeaders = [...headers, ...commonHeaders]
    .filter(({ name }) => sensitiveHeader.test(name.trim()))
    // `Bearer …`: an API may repeat the part after the scheme's name alone.
    .flatMap(({ value }) => withoutScheme(value));
  const inQuery = [...query.map(({ name, value }) => [name, value] as const), ...parametersOf(url)]
    .filter(([name]) => secretParameter.test(name))
    .map(([, value]) => value);
  return [...inHeaders, ...inQuery, ...secretsIn(call)];
}

/** The texts of all fields whose names say that they are secret, at any depth. */
function secretsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(secretsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    typeof part === 'string' && sensitiveHeader.test(name) ? withoutScheme(part) : secretsIn(part),
  );
}

function withoutScheme(value: string): string[] {
  return [value, value.slice(value.indexOf(' ') + 1)];
}

/** The parameters that were typed into the path or URL itself. */
export function parametersOf(url: string): Array<[string, string]> {
  return [...new URLSearchParams(url.split('?')[1] ?? '')];
}
