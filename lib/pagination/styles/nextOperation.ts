import type { Settings } from '../../plan/Field';
import type { JsonObject, JsonValue } from '../../plan/json';
import { parsePath, readPath, writePath } from '../../plan/path';
import type { NextPage, Page, Paginator } from '../Paginator';
import { detectIn } from '../continuation';
import { numberSetting, textSetting } from '../settings';

/**
 * SOAP services that read on with another operation: NetSuite's searchMoreWithId (SuiteTalk SOAP, "searchMoreWithId"),
 * Salesforce's queryMore (SOAP API Developer Guide, "queryMore()"). Recognised only where the WSDL has such an operation
 * and the answer has all that it asks for.
 */
export const nextOperation: Paginator = {
  label: 'Next Operation',
  help: 'Another operation gives the next page of what the first one began (NetSuite searchMoreWithId, Salesforce queryMore).',
  fields: [
    {
      kind: 'text',
      name: 'nextOperation',
      label: 'Next Operation',
      help: 'Name of the operation that gives the next page.',
      default: '',
      placeholder: 'searchMoreWithId',
      required: true,
    },
    {
      kind: 'path',
      name: 'tokenPath',
      label: 'Token Field',
      help: 'Path of the field in the answer that says what to read on in.',
      default: '',
      placeholder: 'searchResult.searchId',
      required: true,
    },
    {
      kind: 'path',
      name: 'tokenParameter',
      label: 'Token Parameter',
      help: 'Path of the field in the input of the next operation that takes it.',
      default: '',
      placeholder: 'searchId',
      required: true,
    },
    {
      kind: 'path',
      name: 'pageParameter',
      label: 'Page Parameter',
      help: 'Path of the field in its input that takes the number of the page; empty when it needs none.',
      default: '',
      placeholder: 'pageIndex',
    },
    {
      kind: 'path',
      name: 'totalPagesPath',
      label: 'Total Pages Field',
      help: 'Path of the field in the answer that says how many pages there are; empty when there is none.',
      default: '',
      placeholder: 'searchResult.totalPages',
    },
    {
      kind: 'path',
      name: 'donePath',
      label: 'Done Field',
      help: 'Path of the field in the answer that is true on the last page; empty when there is none.',
      default: '',
      placeholder: 'result.done',
    },
  ],
  detect({ body, continuations }) {
    const operations = continuations?.() ?? [];
    return operations.length === 0 ? undefined : detectIn(body, operations, []);
  },
  first: (request) => ({ request, state: {} }),
  next(page, _state, settings) {
    return ending(page, settings) ?? readOn(page, settings);
  },
};

function ending(page: Page, settings: Settings): NextPage | undefined {
  const donePath = textSetting(settings, 'donePath');
  const isDone = donePath !== '' && readPath(page.body, parsePath(donePath));
  if (isDone === true || isDone === 'true') return { done: `\`${donePath}\` is true` };
  const totalPath = textSetting(settings, 'totalPagesPath');
  const total = totalPath === '' ? undefined : numberSetting(asSettings(page.body, totalPath), 'value');
  if (total !== undefined && page.number >= total) return { done: `there are ${total} pages` };
  // Without either, only an empty page tells.
  if (donePath === '' && total === undefined && page.records.length === 0)
    return { done: 'the page is empty' };
  return undefined;
}

function asSettings(body: unknown, path: string): Settings {
  return { value: (readPath(body, parsePath(path)) ?? null) as JsonValue };
}

function readOn(page: Page, settings: Settings): NextPage {
  const operation = textSetting(settings, 'nextOperation');
  const tokenPath = textSetting(settings, 'tokenPath');
  const tokenParameter = textSetting(settings, 'tokenParameter');
  const missing = Object.entries({ operation, tokenPath, tokenParameter }).find(([, value]) => value === '');
  if (missing) {
    const field = {
      operation: 'Next Operation',
      tokenPath: 'Token Field',
      tokenParameter: 'Token Parameter',
    }[missing[0]]!;
    return { unclear: `"${field}" is empty. Fill it in under Options > Pagination`, field };
  }
  const token = readPath(page.body, parsePath(tokenPath));
  if (token === undefined || token === null || token === '') return { done: `\`${tokenPath}\` is empty` };
  const input: JsonObject = {};
  writePath(input, parsePath(tokenParameter), token as JsonValue);
  const pageParameter = textSetting(settings, 'pageParameter');
  if (pageParameter !== '') writePath(input, parsePath(pageParameter), page.number + 1);
  return { request: { ...page.request, operation, body: { kind: 'json', value: input } }, state: {} };
}
