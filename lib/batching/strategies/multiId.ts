import { ApiError } from '../../errors/ApiError';
import type { Settings } from '../../plan/Field';
import { parsePath, readPath } from '../../plan/path';
import type { RequestSpec } from '../../plan/RequestPlan';
import { withValueAt } from '../../plan/requestTarget';
import type { BatchEntry, BatchStrategy } from '../BatchStrategy';

const inPath = '{ids}';

/** The ids of the items in the address, to read or delete many at once. */
export const multiId: BatchStrategy = {
  label: 'IDs in the Address',
  help: 'The ids of the items in a query parameter or in the path, to read or delete them.',
  fields: [
    {
      kind: 'path',
      name: 'idField',
      label: 'ID Field',
      help: 'Path of the id in the item, and in each record of the answer unless Options > Answer says otherwise.',
      default: 'id',
      placeholder: 'id',
    },
    {
      kind: 'choice',
      name: 'placement',
      label: 'Send IDs In',
      help: 'Where the ids go.',
      default: 'joined',
      choices: [
        { value: 'joined', label: 'One Query Parameter', help: 'ids=1,2,3' },
        { value: 'repeated', label: 'Repeated Query Parameter', help: 'ids=1&ids=2&ids=3' },
        { value: 'path', label: 'Path', help: `In place of ${inPath} in the path` },
      ],
    },
    {
      kind: 'text',
      name: 'parameter',
      label: 'Query Parameter',
      help: 'Name of the parameter that takes the ids.',
      default: 'ids',
      placeholder: 'ids',
    },
    {
      kind: 'text',
      name: 'separator',
      label: 'Separator',
      help: 'What stands between two ids of one parameter or path.',
      default: ',',
      placeholder: ',',
    },
  ],
  itemFields: [],
  element: (entry, settings) => idOf(entry, settings),
  compose: (request, elements, settings) => withIds(request, elements.map(String), settings),
  answer: (settings) => ({ match: 'key', sentKey: idField(settings), resultKey: idField(settings) }),
  // An address that is too long, or that leads nowhere because one of the ids does.
  refusals: [404, 410, 414],
};

function idField({ idField: field }: Settings): string {
  return typeof field === 'string' && field.trim() !== '' ? field : 'id';
}

function idOf({ value }: BatchEntry, settings: Settings): string {
  const id = readPath(value, parsePath(idField(settings)));
  if ((typeof id === 'string' && id !== '') || typeof id === 'number') return String(id);
  throw new ApiError('INVALID_SETTING', {
    subject: `The item has no id at "${idField(settings)}"`,
    field: 'ID Field',
  });
}

function withIds(request: RequestSpec, ids: readonly string[], settings: Settings): RequestSpec {
  const { placement, parameter, separator } = settings;
  const name = String(parameter || 'ids');
  const between = String(separator ?? ',');
  if (placement === 'path') {
    return { ...request, url: request.url.replaceAll(inPath, pathPart(request, ids, between)) };
  }
  if (placement !== 'repeated') return withValueAt(request, 'query', name, ids.join(between));
  return { ...request, query: [...request.query, ...ids.map((value) => ({ name, value }))] };
}

function pathPart({ url }: RequestSpec, ids: readonly string[], separator: string): string {
  if (url.includes(inPath)) return ids.map(encodeURIComponent).join(separator);
  throw new ApiError('INVALID_SETTING', {
    subject: `"Path" has no ${inPath}, so the ids have no place in it`,
    field: 'Path',
    hint: `Write ${inPath} where the ids go, for example /users/${inPath}.`,
  });
}
