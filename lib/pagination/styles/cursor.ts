import { isObject } from '../../plan/json';
import { formatPath, parsePath, readPath } from '../../plan/path';
import { valueAt, withValueAt } from '../../plan/requestTarget';
import { cursorPairs } from '../cursorPairs';
import { moreFlag } from '../moreFlag';
import { isLink } from '../nextLink';
import type { Page, Paginator } from '../Paginator';
import { placeField } from '../placeField';
import { placeOf } from '../placeOf';
import { textSetting } from '../settings';

const cursorKey =
  /^(next_?(page_?)?(token|cursor|key)|(end|after)_?cursor|continuation_?token|cursor|after|marker)$/i;

/** The body holds a token which the next request has to carry. Google, Slack, Notion, HubSpot, Zoom. */
export const cursor: Paginator = {
  label: 'Cursor Token',
  help: 'A field of the answer holds a token that the next request sends back (Google, Slack, Notion, HubSpot).',
  fields: [
    {
      kind: 'path',
      name: 'cursorPath',
      label: 'Cursor Field',
      help: 'Path of the field in the answer that holds the token.',
      default: '',
      placeholder: 'response_metadata.next_cursor',
      required: true,
    },
    {
      kind: 'text',
      name: 'cursorParameter',
      label: 'Cursor Parameter',
      help: 'Name of the parameter that takes the token; a path for a field of the body.',
      default: '',
      placeholder: 'cursor',
      required: true,
    },
    placeField,
  ],
  detect(page) {
    const pair = knownPair(page) ?? guessedPair(page);
    if (pair === undefined) return undefined;
    const { path, parameter, confidence } = pair;
    const why = parameter
      ? `sent \`${path}\` back as \`${parameter}\``
      : `\`${path}\` holds a cursor, but no parameter for it is known`;
    return { confidence, why, settings: { cursorPath: path, cursorParameter: parameter } };
  },
  first: (request) => ({ request, state: {} }),
  next(page, _state, settings) {
    const path = textSetting(settings, 'cursorPath');
    const token = readPath(page.body, parsePath(path));
    if (moreFlag(page.body) === false) return { done: 'the answer says that there is no more' };
    // An empty page does not end the run: the token decides.
    if (token === undefined || token === null || token === '' || token === false)
      return { done: `\`${path}\` is empty` };
    if (typeof token !== 'string' && typeof token !== 'number')
      return { unclear: `\`${path}\` holds no token` };
    const parameter = textSetting(settings, 'cursorParameter');
    if (parameter === '')
      return { unclear: `\`${path}\` holds a cursor, but "Cursor Parameter" is not known` };
    return {
      request: withValueAt(page.request, placeOf(settings, page.request), parameter, token),
      state: {},
    };
  },
};

interface Pair {
  readonly path: string;
  readonly parameter: string;
  readonly confidence: number;
}

function knownPair({ body }: Page): Pair | undefined {
  for (const { path, parameter, only } of cursorPairs) {
    const token = readPath(body, parsePath(path));
    const isToken =
      (typeof token === 'string' && token !== '' && !isLink(token)) || typeof token === 'number';
    if (isToken && (only === undefined || only(body))) return { path, parameter, confidence: 0.9 };
  }
  return undefined;
}

/** Any key that reads like a cursor; its parameter is one that the request already has, of the same stem. */
function guessedPair({ body, request }: Page): Pair | undefined {
  if (!isObject(body)) return undefined;
  const holders = [[body, []], ...Object.entries(body).map(([key, part]) => [part, [key]] as const)] as const;
  for (const [holder, at] of holders) {
    if (!isObject(holder)) continue;
    for (const [key, token] of Object.entries(holder)) {
      if (!cursorKey.test(key) || typeof token !== 'string' || token === '' || isLink(token)) continue;
      const stem = key.replace(/^next_?/i, '');
      const parameter = [key, stem, stem.charAt(0).toLowerCase() + stem.slice(1)].find(
        (name) => valueAt(request, name) !== undefined,
      );
      return {
        path: formatPath([...at, key]),
        parameter: parameter ?? '',
        confidence: parameter ? 0.8 : 0.5,
      };
    }
  }
  return undefined;
}
