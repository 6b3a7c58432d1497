import { isObject } from '../../plan/json';
import { formatPath, parsePath, readPath } from '../../plan/path';
import { moreFlag } from '../moreFlag';
import { followLink, isLink } from '../nextLink';
import type { Paginator } from '../Paginator';
import { textSetting } from '../settings';

/** A key such as next, nextLink, next_page_url, @odata.nextLink, __next. */
const nextKey =
  /(^|[^a-z])_*next(_?(page|link|url|uri|href|records?url|results?))*(_?(url|link|uri|href))?$/i;
const deepest = 4;

/** The body holds the next page's address. Facebook, Microsoft Graph (OData), JSON:API, HAL, Zendesk, Salesforce. */
export const nextUrl: Paginator = {
  label: 'Next URL in Body',
  help: 'A field of the answer holds the address of the next page (Microsoft Graph, Facebook, Zendesk, JSON:API, HAL).',
  fields: [
    {
      kind: 'path',
      name: 'nextUrlPath',
      label: 'Next URL Field',
      help: 'Path of the field in the answer that holds the next address.',
      default: '',
      placeholder: 'paging.next',
      required: true,
    },
  ],
  detect({ body }) {
    const path = findLink(body, []);
    if (path === undefined) return undefined;
    const text = formatPath(path);
    return { confidence: 0.95, why: `followed \`${text}\``, settings: { nextUrlPath: text } };
  },
  first: (request) => ({ request, state: {} }),
  next(page, _state, settings) {
    const path = textSetting(settings, 'nextUrlPath');
    const value = readPath(page.body, parsePath(path));
    const link = isObject(value) ? value.href : value;
    if (moreFlag(page.body) === false) return { done: 'the answer says that there is no more' };
    if (link === undefined || link === null || link === '' || link === false)
      return { done: `\`${path}\` is empty` };
    // An empty page does not end the run: Facebook filters after paging.
    if (typeof link === 'string' && URL.canParse(link, page.url)) {
      return { request: followLink(page.request, link, page.url), state: {} };
    }
    return { unclear: `\`${path}\` holds no address` };
  },
};

type Path = Array<string | number>;

/** The shallowest key called "next" or the like whose value is an address; records are not searched. */
function findLink(value: unknown, at: Path): Path | undefined {
  if (!isObject(value) || at.length >= deepest) return undefined;
  for (const [key, part] of Object.entries(value)) {
    if (!nextKey.test(key)) continue;
    if (isLink(part)) return [...at, key];
    if (isObject(part) && isLink(part.href)) return [...at, key, 'href'];
  }
  for (const [key, part] of Object.entries(value)) {
    const found = findLink(part, [...at, key]);
    if (found) return found;
  }
  return undefined;
}
