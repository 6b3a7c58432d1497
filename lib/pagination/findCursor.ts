import type { JsonObject } from '../plan/json';
import { formatPath, parsePath, readPath } from '../plan/path';
import type { TargetPlace } from '../plan/requestTarget';
import { type CursorPair, cursorPairs } from './cursorPairs';
import { isListPage, isTokenOnly } from './isListPage';
import { isToken } from './isToken';
import { answerRoots, pagingHolders } from './pagingHolders';
import type { Page } from './Paginator';
import { parameterIn, requestParameters } from './requestParameter';

/** A cursor in an answer, and what takes it. */
export interface FoundCursor {
  /** Path in the body; the name of a header where `settings` say so. */
  readonly path: string;
  /** Empty when it is not known. */
  readonly parameter: string;
  readonly place?: TargetPlace;
  readonly confidence: number;
  /** Why that parameter. */
  readonly because: string;
  readonly settings?: JsonObject;
}

/** A pair that vendors document, then a parameter of the same stem that the request has; else only the cursor. */
export function findCursor(page: Page): FoundCursor | undefined {
  if (isListPage(page)) return documented(page) ?? inHeader(page) ?? guessed(page);
  return isTokenOnly(page) ? documented(page) : undefined;
}

function documented({ body, request }: Page): FoundCursor | undefined {
  for (const pair of cursorPairs) {
    const found = answerRoots(body).find(
      ({ value }) => (pair.only?.(value, request) ?? true) && isCursorOf(pair, value),
    );
    if (!found) continue;
    return {
      path: formatPath([...found.path, ...parsePath(pair.path)]),
      parameter: pair.parameter.includes('.') ? pair.parameter : parameterIn(request, pair.parameter),
      confidence: pair.isNumber ? 0.75 : 0.9,
      because: 'this pair of names is documented',
      settings: pair.settings,
    };
  }
  return undefined;
}

function isCursorOf({ path, isNumber }: CursorPair, value: unknown): boolean {
  const token = readPath(value, parsePath(path));
  if (typeof token !== 'number') return !isNumber && isToken(token);
  // A number under such a name can be nothing else; 0 means the end (X's API v1.1).
  return isNumber === true || (token > 0 && /cursor|token/i.test(path));
}

/** GitLab and others: `X-Next-Page: 2`, empty on the last page. Where the number of pages is known, too, that wins. */
function inHeader({ headers }: Page): FoundCursor | undefined {
  const next = headers.get('x-next-page');
  if (next === null || !/^\d*$/.test(next)) return undefined;
  const hasTotal = headers.has('x-total-pages');
  return {
    path: 'X-Next-Page',
    parameter: 'page',
    place: 'query',
    confidence: hasTotal ? 0.7 : 0.9,
    because: 'the header names the next page',
    settings: { cursorIn: 'header' },
  };
}

const cursorKey =
  /^(next_?(page_?)?(token|cursor|key)|(end|after)_?cursor|continuation_?token|cursor|after|marker)$/i;

/** Any key that reads like a cursor; its parameter is one that the request already has, of the same stem. */
function guessed({ body, request }: Page): FoundCursor | undefined {
  for (const { path: at, value: holder } of pagingHolders(body)) {
    for (const [key, token] of Object.entries(holder)) {
      if (!cursorKey.test(key) || !isToken(token)) continue;
      const path = formatPath([...at, key]);
      const wanted = stemsOf(key);
      const parameter = requestParameters(request).find((each) => wanted.includes(plain(each.key)));
      return parameter
        ? {
            path,
            parameter: parameter.name,
            place: parameter.place,
            confidence: 0.8,
            because: 'the request has a parameter of that name',
          }
        : { path, parameter: '', confidence: 0.5, because: 'no parameter for it is known' };
    }
  }
  return undefined;
}

/** `nextPageToken` may go back as nextPageToken, pageToken, page_token or token. */
function stemsOf(key: string): string[] {
  const whole = plain(key);
  const stem = whole.replace(/^next/, '');
  const short = /^end|^after/.test(whole) ? 'after' : stem.replace(/^page/, '');
  return [whole, stem, short].filter((name) => name !== '');
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
