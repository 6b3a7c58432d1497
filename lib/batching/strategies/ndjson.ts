import { isObject } from '../../plan/json';
import type { BatchStrategy } from '../BatchStrategy';

/** One JSON text a line; with a line before it that says what to do, as Elasticsearch and OpenSearch want it. */
export const ndjson: BatchStrategy = {
  label: 'NDJSON',
  help: 'One JSON value on each line, with an action line before it if the API wants one (Elasticsearch _bulk).',
  fields: [],
  itemFields: [
    {
      kind: 'json',
      name: 'actionLine',
      label: 'Action Line',
      help: 'The line before each item, empty for none. A delete action is sent without the item itself.',
      default: '',
      placeholder: '{ "index": { "_index": "contacts" } }',
    },
  ],
  element({ value, settings: { actionLine } }) {
    if (actionLine === undefined || actionLine === null) return `${JSON.stringify(value)}\n`;
    const action = `${JSON.stringify(actionLine)}\n`;
    const isDelete = isObject(actionLine) && Object.hasOwn(actionLine, 'delete');
    return isDelete ? action : `${action}${JSON.stringify(value)}\n`;
  },
  compose: (request, elements) => ({
    ...request,
    body: { kind: 'raw', text: elements.join(''), contentType: 'application/x-ndjson' },
  }),
  unwrap: withoutAction,
};

/** `{index: {status: 201, …}}` as what is inside. */
function withoutAction(result: unknown): unknown {
  const [only, ...others] = isObject(result) ? Object.entries(result) : [];
  const isAction = only !== undefined && others.length === 0 && isObject(only[1]) && 'status' in only[1];
  return isAction ? only[1] : result;
}
