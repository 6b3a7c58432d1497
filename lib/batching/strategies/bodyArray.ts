import { ApiError } from '../../errors/ApiError';
import type { Settings } from '../../plan/Field';
import { isObject, type JsonValue } from '../../plan/json';
import { formatPath, parsePath, type Path, writePath } from '../../plan/path';
import type { BatchStrategy } from '../BatchStrategy';

/** A JSON list with one element an item, as it is or inside an object that the user writes. */
export const bodyArray: BatchStrategy = {
  label: 'JSON List',
  help: 'One JSON list with an element for each item, alone or inside an object (Salesforce, Airtable, HubSpot).',
  fields: [
    {
      kind: 'json',
      name: 'envelope',
      label: 'Body Around the Items',
      help: 'The body with an empty list where the items go. Salesforce: { "allOrNone": false, "records": [] }; Airtable: { "records": [] }; HubSpot: { "inputs": [] }.',
      default: '[]',
      placeholder: '{ "records": [] }',
    },
    {
      kind: 'path',
      name: 'itemsAt',
      label: 'Items At',
      help: 'Path of the list within that body; needed only when it has several empty lists.',
      default: '',
      placeholder: 'records',
    },
  ],
  itemFields: [],
  element: ({ value }) => value,
  compose: (request, elements, settings) => ({
    ...request,
    body: { kind: 'json', value: filled(settings, [...elements]) },
  }),
};

function filled({ envelope, itemsAt }: Settings, elements: JsonValue[]): JsonValue {
  const body = structuredClone(envelope ?? []);
  const path = typeof itemsAt === 'string' && itemsAt.trim() !== '' ? parsePath(itemsAt) : onlyPlace(body);
  if (path.length === 0) return elements;
  writePath(body, path, elements);
  return body;
}

/** The path of the only empty list; of no steps when the body itself is it. */
function onlyPlace(body: JsonValue): Path {
  const places = emptyLists(body, []);
  if (places.length === 1) return places[0]!;
  const found = places.length === 0 ? 'no empty list' : `empty lists at ${places.map(formatPath).join(', ')}`;
  throw new ApiError('INVALID_SETTING', {
    subject: `"Body Around the Items" has ${found}, so it is not clear where the items go`,
    field: 'Body Around the Items',
    hint: 'Write one empty list where the items go, such as { "records": [] }, or fill in "Items At".',
  });
}

function emptyLists(value: JsonValue, at: Path): Path[] {
  if (Array.isArray(value)) {
    return value.length === 0 ? [at] : value.flatMap((part, index) => emptyLists(part, [...at, index]));
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => emptyLists(part as JsonValue, [...at, name]));
}
