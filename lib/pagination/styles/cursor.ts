import type { Settings } from '../../plan/Field';
import type { JsonValue } from '../../plan/json';
import { parsePath, readPath } from '../../plan/path';
import { readValueAt, withValueAt } from '../../plan/requestTarget';
import { cursorFields } from '../cursorFields';
import { findCursor } from '../findCursor';
import { withFirstParameters } from '../firstParameters';
import { moreFlag } from '../moreFlag';
import type { NextPage, Page, Paginator } from '../Paginator';
import { placeOf } from '../placeOf';
import { textSetting } from '../settings';

/** The answer holds a token which the next request has to carry. Google, Slack, Notion, HubSpot, Zoom, AWS. */
export const cursor: Paginator = {
  label: 'Cursor Token',
  help: 'A field of the answer holds a token that the next request sends back (Google, Slack, Notion, HubSpot, AWS).',
  fields: cursorFields,
  detect(page) {
    const found = findCursor(page);
    if (found === undefined) return undefined;
    const { path, parameter, place, confidence, because } = found;
    const why = parameter
      ? `sent \`${path}\` back as \`${parameter}\`, because ${because}`
      : `\`${path}\` holds a cursor, but ${because}`;
    const settings = { cursorPath: path, cursorParameter: parameter, ...(place && { place }) };
    return { confidence, why, settings: { ...settings, ...found.settings } };
  },
  first(request, settings) {
    const parameter = textSetting(settings, 'cursorParameter');
    const prepared = withFirstParameters(request, settings);
    // A placeholder must not be sent as it is; without a cursor its segment is left out.
    const isOpen = placeOf(settings, prepared) === 'path' && parameter !== '';
    return { request: isOpen ? withValueAt(prepared, 'path', parameter, '') : prepared, state: {} };
  },
  next(page, _state, settings) {
    const path = textSetting(settings, 'cursorPath');
    const token = tokenOf(page, path, settings);
    if (moreFlag(page.body) === false) return { done: 'the answer says that there is no more' };
    // An empty page does not end the run: the token decides.
    if (token === undefined || token === null || token === '' || token === false)
      return { done: `\`${path}\` is empty` };
    return sendBack(page, path, token as JsonValue, settings);
  },
};

function tokenOf({ headers, body }: Page, path: string, settings: Settings): unknown {
  return settings.cursorIn === 'header' ? headers.get(path) : readPath(body, parsePath(path));
}

function sendBack({ request }: Page, path: string, token: JsonValue, settings: Settings): NextPage {
  const place = placeOf(settings, request);
  const parameter = textSetting(settings, 'cursorParameter');
  if (parameter === '') {
    return {
      unclear: `which parameter takes the cursor in \`${path}\` is not known. Set Options > Pagination > Style to "Cursor Token", Cursor Field to ${path}, and Cursor Parameter to the name that the API's documentation gives`,
      field: 'Cursor Parameter',
    };
  }
  if (token === true || (typeof token === 'object' && place !== 'body')) {
    return {
      unclear: `\`${path}\` holds no token. Set Options > Pagination > Cursor Field to the field that does`,
      field: 'Cursor Field',
    };
  }
  const isSame = JSON.stringify(readValueAt(request, place, parameter)) === JSON.stringify(token);
  if (isSame && settings.sameTokenEnds === true) return { done: `\`${path}\` is the same as before` };
  return { request: withValueAt(request, place, parameter, token), state: {} };
}
