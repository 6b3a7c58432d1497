import type { Settings } from '../../plan/Field';
import { isObject, type JsonValue } from '../../plan/json';
import { parsePath, readPath } from '../../plan/path';
import type { RequestSpec } from '../../plan/RequestPlan';
import { readValueAt, withValueAt } from '../../plan/requestTarget';
import { firstParametersField, withFirstParameters } from '../firstParameters';
import { moreFlag } from '../moreFlag';
import type { NextPage, Page, PageState, Paginator } from '../Paginator';
import { pagePlaceField } from '../pagePlaceField';
import { placeOf } from '../placeOf';
import { textSetting } from '../settings';

/**
 * Every page starts again with a filter at the last value: a time or an id by which the list is sorted. This reads
 * past limits on the number of results. Records at the boundary come twice; `uniqueBy` names what tells them apart.
 */
export const keyset: Paginator = {
  label: 'Filter by Last Value',
  help: 'Each request asks for what lies above the last value, such as a time; reads past limits like 10,000 results.',
  fields: [
    {
      kind: 'path',
      name: 'recordField',
      label: 'Record Field',
      help: 'Path of the field, from the record on, by which the list is sorted, the smallest first.',
      default: 'updated_at',
      placeholder: 'updated_at',
      required: true,
    },
    {
      kind: 'text',
      name: 'filterParameter',
      label: 'Filter Parameter',
      help: 'Name of the parameter that takes the value; a path for a field of the body.',
      default: 'updated_since',
      placeholder: 'updated_since',
      required: true,
    },
    {
      kind: 'text',
      name: 'filterFormat',
      label: 'Filter Format',
      help: 'What the parameter holds; {value} stands for the last value.',
      default: '{value}',
      placeholder: 'id gt {value}',
    },
    pagePlaceField,
    {
      kind: 'path',
      name: 'uniqueBy',
      label: 'Unique Field',
      help: 'Field that tells records apart, so that none at the boundary is delivered twice.',
      default: 'id',
      placeholder: 'id',
    },
    firstParametersField,
  ],
  // Nothing in an answer says that a list is sorted and can be filtered like this.
  detect: () => undefined,
  first: (request, settings) => ({ request: withFirstParameters(request, settings), state: {} }),
  next(page, state, settings) {
    const last = page.records.at(-1);
    if (last === undefined) return { done: 'the page is empty' };
    if (moreFlag(page.body) === false) return { done: 'the answer says that there is no more' };
    const field = textSetting(settings, 'recordField') || 'updated_at';
    const value = readPath(last, parsePath(field));
    if (typeof value !== 'string' && typeof value !== 'number') {
      return {
        unclear: `the last record has no \`${field}\`. Set Options > Pagination > Record Field to the field by which the list is sorted`,
        field: 'Record Field',
      };
    }
    return notAdvancing(page, value, state, field) ?? filtered(page, value, settings);
  },
};

/** The same last value again: either only the boundary is left, or it fills whole pages and cannot be passed. */
function notAdvancing(
  { records }: Page,
  value: JsonValue,
  state: PageState,
  field: string,
): NextPage | undefined {
  if (value !== state.last) return undefined;
  const isShort = typeof state.size !== 'number' || records.length < state.size;
  return isShort
    ? { done: `no record lies above the last \`${field}\`` }
    : {
        unclear: `more records have the same \`${field}\` than fit on a page. Ask for larger pages, or set Options > Pagination > Record Field to a field whose values differ`,
        field: 'Record Field',
      };
}

function filtered({ request, records }: Page, value: string | number, settings: Settings): NextPage {
  const place = placeOf(settings, request);
  const name = textSetting(settings, 'filterParameter') || 'updated_since';
  const missing = missingFilter(request, settings);
  if (missing !== undefined) return { unclear: missing, field: 'Search Body (JSON)' };
  const format = textSetting(settings, 'filterFormat') || '{value}';
  const filter = format === '{value}' ? value : format.replaceAll('{value}', () => String(value));
  return {
    request: withValueAt(request, place, name, filter),
    state: { last: value, size: records.length },
  };
}

/** A preset may rely on a filter that the user's own body has to begin with; writing over another would be wrong. */
function missingFilter(request: RequestSpec, { requires }: Settings): string | undefined {
  if (!isObject(requires)) return undefined;
  const wrong = Object.entries(requires).find(
    ([name, value]) => readValueAt(request, placeOf({}, request), name) !== value,
  );
  return wrong && `the search body needs \`${wrong[0]}\` to be "${String(wrong[1])}"`;
}
