import type { Settings } from '../plan/Field';
import { parsePath, readPath } from '../plan/path';
import type { RequestSpec } from '../plan/RequestPlan';
import { defaultPlace, withoutParameters, withValueAt } from '../plan/requestTarget';
import type { IncrementalStrategy, Position } from './IncrementalStrategy';

/** Where an API puts the token of its last answer and where it wants it back. */
export interface TokenPlace {
  readonly path: string;
  /** Empty: the token is the address to ask next. */
  readonly parameter: string;
  /** Parameters of the first run that must not come along with the token. */
  readonly drops?: readonly string[];
}

/** A strategy that gives back the last token or link which the API gave. */
export function createTokenStrategy(
  texts: Pick<IncrementalStrategy, 'label' | 'help' | 'fields' | 'nothingFound'>,
  placesOf: (settings: Settings) => readonly TokenPlace[],
): IncrementalStrategy {
  return {
    ...texts,
    begin: (request, start) => (start ? withToken(request, start) : request),
    read: ({ body }, records, _start, position, settings) => ({
      records,
      position: findToken(body, placesOf(settings)) ?? position,
    }),
    // Tokens tell people nothing, and reports are no place for them.
    describe: () => undefined,
  };
}

function findToken(body: unknown, places: readonly TokenPlace[]): Position | undefined {
  for (const { path, parameter, drops = [] } of places) {
    const token = readPath(body, parsePath(path));
    const isToken = (typeof token === 'string' && token !== '') || typeof token === 'number';
    if (isToken) return { token, parameter, drops: [...drops] };
  }
  return undefined;
}

function withToken(request: RequestSpec, { token, parameter, drops }: Position): RequestSpec {
  if (typeof token !== 'string' && typeof token !== 'number') return request;
  // A link says all that the query said.
  if (typeof parameter !== 'string' || parameter === '') return { ...request, url: String(token), query: [] };
  const names = Array.isArray(drops) ? drops.map(String) : [];
  return withValueAt(withoutParameters(request, names), defaultPlace(request), parameter, token);
}
