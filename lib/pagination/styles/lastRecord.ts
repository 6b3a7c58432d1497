import { isObject, type JsonValue } from '../../plan/json';
import { parsePath, readPath } from '../../plan/path';
import { withValueAt } from '../../plan/requestTarget';
import { firstParametersField, withFirstParameters } from '../firstParameters';
import { moreFlag } from '../moreFlag';
import type { Page, Paginator } from '../Paginator';
import { pagePlaceField } from '../pagePlaceField';
import { placeOf } from '../placeOf';
import { findParameter } from '../requestParameter';
import { textSetting } from '../settings';

const parameterNames = ['starting_after', 'after_id', 'since_id'];

/** There is no cursor: the id of the last record takes its place. Stripe. */
export const lastRecord: Paginator = {
  label: 'Last Record',
  help: 'A field of the last record, such as its id, asks for what follows; the answer says whether there is more (Stripe).',
  fields: [
    {
      kind: 'path',
      name: 'recordField',
      label: 'Record Field',
      help: 'Path of the field, from the record on.',
      default: 'id',
      placeholder: 'id',
      required: true,
    },
    {
      kind: 'text',
      name: 'lastParameter',
      label: 'Last Record Parameter',
      help: "Name of the parameter that takes the last record's field.",
      default: 'starting_after',
      placeholder: 'starting_after',
      required: true,
    },
    pagePlaceField,
    firstParametersField,
  ],
  detect(page) {
    const parameter = findParameter(page.request, parameterNames) ?? stripes(page);
    if (parameter === undefined || !hasIds(page) || !saysWhetherMore(page)) return undefined;
    return {
      confidence: 0.85,
      why: `sent the last record's \`id\` as \`${parameter.name}\`, because \`has_more\` comes without a cursor`,
      settings: { recordField: 'id', lastParameter: parameter.name, place: parameter.place },
    };
  },
  first: (request, settings) => ({ request: withFirstParameters(request, settings), state: {} }),
  next(page, _state, settings) {
    const last = page.records.at(-1);
    if (last === undefined) return { done: 'the page is empty' };
    if (moreFlag(page.body) === false) return { done: 'the answer says that there is no more' };
    const field = textSetting(settings, 'recordField') || 'id';
    const value = readPath(last, parsePath(field));
    if (typeof value !== 'string' && typeof value !== 'number') {
      return {
        unclear: `the last record has no \`${field}\`. Set Options > Pagination > Record Field to a field that every record has`,
        field: 'Record Field',
      };
    }
    const parameter = textSetting(settings, 'lastParameter') || 'starting_after';
    const place = placeOf(settings, page.request);
    return { request: withValueAt(page.request, place, parameter, value as JsonValue), state: {} };
  },
};

/** Stripe's list object: `{ object: "list", url, has_more, data }`. */
function stripes({ body }: Page): { name: string; place: 'query' } | undefined {
  const isList = isObject(body) && body.object === 'list' && Array.isArray(body.data);
  return isList ? { name: 'starting_after', place: 'query' } : undefined;
}

function hasIds({ records }: Page): boolean {
  const last = records.at(-1);
  return isObject(last) && (typeof last.id === 'string' || typeof last.id === 'number');
}

function saysWhetherMore({ body }: Page): boolean {
  return isObject(body) && typeof body.has_more === 'boolean';
}
