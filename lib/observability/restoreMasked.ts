import type { NameValue, RequestSpec } from '../plan/RequestPlan';
import { mask } from './createRedactor';
import { parametersOf } from './typedSecrets';

/**
 * A request out of a resume cursor, in which secrets are masked, with those put back that the present request has
 * under the same name.
 */
export function restoreMasked(request: RequestSpec, present: RequestSpec): RequestSpec {
  const isMasked = [request.url, ...[...request.query, ...request.headers].map(({ value }) => value)].some(
    (text) => text.includes(mask),
  );
  if (!isMasked) return request;
  const parameters = new Map([
    ...parametersOf(present.url),
    ...present.query.map(({ name, value }) => [name, value] as const),
  ]);
  const headers = new Map(present.headers.map(({ name, value }) => [name, value]));
  return {
    ...request,
    url: withParameters(request.url, parameters),
    query: request.query.map((entry) => restored(entry, parameters)),
    headers: request.headers.map((entry) => restored(entry, headers)),
  };
}

function restored({ name, value }: NameValue, known: ReadonlyMap<string, string>): NameValue {
  return { name, value: value.includes(mask) ? (known.get(name) ?? value) : value };
}

function withParameters(url: string, known: ReadonlyMap<string, string>): string {
  return [...known].reduce(
    (text, [name, value]) =>
      ['?', '&'].reduce(
        (out, mark) =>
          out.replace(`${mark}${name}=${mask}`, () => `${mark}${name}=${encodeURIComponent(value)}`),
        text,
      ),
    url,
  );
}
