import { formatPath, parsePath, readPath } from '../../plan/path';
import { findNextLink } from '../findNextLink';
import { firstParametersField, withFirstParameters } from '../firstParameters';
import { isListPage } from '../isListPage';
import { moreFlag } from '../moreFlag';
import { followLink, linkOf, withStatedBase } from '../nextLink';
import type { NextPage, Paginator } from '../Paginator';
import { textSetting } from '../settings';

/** OData 4.01, section 11.3: where later changes are read when everything has been. */
const deltaLinkNames = ['@odata.deltaLink', 'odata.deltaLink', '@delta.link'];

/** The body holds the next page's address. OData, JSON:API, HAL, Facebook, Zendesk, Salesforce. */
export const nextUrl: Paginator = {
  label: 'Next URL in Body',
  help: 'A field of the answer holds the address of the next page (OData, JSON:API, HAL, Facebook, Zendesk).',
  fields: [
    {
      kind: 'path',
      name: 'nextUrlPath',
      label: 'Next URL Field',
      help: 'Path of the field in the answer that holds the next address, or its list of links.',
      default: '',
      placeholder: 'paging.next',
      required: true,
    },
    firstParametersField,
  ],
  detect(page) {
    const found = isListPage(page) ? findNextLink(page) : undefined;
    if (found === undefined) return undefined;
    const path = formatPath(found.path);
    return { confidence: found.confidence, why: `followed \`${path}\``, settings: { nextUrlPath: path } };
  },
  first: (request, settings) => ({ request: withFirstParameters(request, settings), state: {} }),
  next(page, _state, settings) {
    const path = textSetting(settings, 'nextUrlPath');
    const link = linkOf(readPath(page.body, parsePath(path)));
    if (moreFlag(page.body) === false) return { done: 'the answer says that there is no more' };
    if (link === undefined || link === null || link === '' || link === false)
      return lastPage(path, page.body);
    // An empty page does not end the run: Facebook filters after paging.
    const address = typeof link === 'string' ? withStatedBase(link, page.body) : '';
    if (address !== '' && URL.canParse(address, page.url)) {
      return { request: followLink(page.request, address, page.url), state: {} };
    }
    return {
      unclear: `\`${path}\` holds no address. Set Options > Pagination > Next URL Field to the field that does`,
      field: 'Next URL Field',
    };
  },
};

function lastPage(path: string, body: unknown): NextPage {
  const done = `\`${path}\` is empty`;
  const found = deltaLinkNames.map((name) => readPath(body, [name])).find((link) => typeof link === 'string');
  return typeof found === 'string'
    ? { done: `${done}; later changes can be read from ${found}`, deltaLink: found }
    : { done };
}
