import { isObject, type JsonObject } from '../../plan/json';
import { parsePath, readPath } from '../../plan/path';
import type { Settings } from '../../plan/Field';
import type { RequestSpec } from '../../plan/RequestPlan';
import { defaultPlace, type TargetPlace, withValueAt } from '../../plan/requestTarget';
import type { IncrementalStrategy, Position } from '../IncrementalStrategy';
import { compareMarks, isBefore, type Mark, type TimeFormat, toMark, writeMark } from '../order';
import { recordKey } from '../recordKey';
import { fieldSettings } from './fieldSettings';

/** Fields that change with every change of a record come first, then those of its creation, then ids. */
const usualFields = (
  'updated_at updatedAt updated_on updatedOn updated modified_at modifiedAt modified_on modifiedOn modified last_modified ' +
  'lastModified last_modified_at lastModifiedAt lastModifiedDateTime LastModifiedDate SystemModstamp date_modified ' +
  'dateModified changed_at changedAt created_at createdAt created_on createdOn created createdDateTime CreatedDate ' +
  'date_created dateCreated timestamp id'
).split(' ');

/** More keys than this are not kept: static data is stored with the workflow. */
const mostKeys = 5_000;

/** The highest value of a record field, which the next run asks for more than. */
export const field: IncrementalStrategy = {
  label: 'Field of the Records',
  help: 'Remembers the highest time, number or id in a field and asks for what is higher; what the API sends again all the same is left out.',
  fields: fieldSettings,
  nothingFound:
    'no record had a time, number or id to go by; fill in Options > Only New Since Last Run > Record Field. Until then every run reads everything.',
  begin(request, start, settings) {
    const { parameter, template, since, lookbackMs, format, place } = read(settings, request);
    const value = start ? writeMark(markOf(start), lookbackMs, format) : since;
    if (parameter === '' || value === '') return request;
    return withValueAt(request, place, parameter, template.replaceAll('{value}', value));
  },
  read(page, records, start, position, settings) {
    const options = read(settings, page.request);
    const name = options.field || textOf(position?.field) || usualField(records);
    if (name === '') return { records, position };
    const path = parsePath(name);
    const marked = records.map((record) => ({ record, mark: toMark(readPath(record, path)) }));
    return {
      records: marked
        .filter(({ record, mark }) => isNew(record, mark, start, options))
        .map(({ record }) => record),
      position: advance(name, marked, position, options),
    };
  },
  describe: (position) => String(markOf(position)),
};

interface Options {
  readonly field: string;
  readonly parameter: string;
  readonly place: TargetPlace;
  readonly template: string;
  readonly format: TimeFormat;
  readonly lookbackMs: number;
  readonly keyPath: string;
  /** Where the first run begins; empty: at the beginning. */
  readonly since: string;
}

function read(settings: Settings, request: RequestSpec): Options {
  const text = (name: string) => textOf(settings[name]).trim();
  const place = text('place');
  return {
    field: text('field'),
    parameter: text('parameter'),
    place: place === '' || place === 'auto' ? defaultPlace(request) : (place as TargetPlace),
    template: text('template') || '{value}',
    format: (text('format') || 'auto') as TimeFormat,
    lookbackMs: Math.max(0, Number(settings.lookback ?? 60)) * 1000,
    keyPath: text('key'),
    since: text('since'),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function markOf(position: Position): Mark {
  return toMark(position.highest) ?? '';
}

function keysOf(position: Position | undefined): Readonly<Record<string, Mark>> {
  return (isObject(position?.recent) ? position.recent : {}) as Record<string, Mark>;
}

/** The first usual field that the first record has a mark in; an id counts only when it can grow. */
function usualField([first]: readonly unknown[]): string {
  if (!isObject(first)) return '';
  return (
    usualFields.find((name) => (name === 'id' ? /^\d+$/.test(textOf(first[name])) : toMark(first[name]))) ??
    ''
  );
}

/** Records without a mark are delivered: better twice than not at all. */
function isNew(
  record: unknown,
  mark: Mark | undefined,
  start: Position | undefined,
  options: Options,
): boolean {
  if (mark === undefined) return true;
  const { since, lookbackMs, format, keyPath } = options;
  if (!start) return since === '' || !isBefore(mark, since, 0, format);
  if (isBefore(mark, markOf(start), lookbackMs, format)) return false;
  return !Object.hasOwn(keysOf(start), recordKey(record, keyPath, mark));
}

function advance(
  name: string,
  marked: ReadonlyArray<{ record: unknown; mark: Mark | undefined }>,
  position: Position | undefined,
  { format, lookbackMs, keyPath }: Options,
): Position | undefined {
  let highest = position && markOf(position);
  const recent = new Map(Object.entries(keysOf(position)));
  for (const { record, mark } of marked) {
    if (mark === undefined) continue;
    if (highest === undefined || compareMarks(mark, highest, format) > 0) highest = mark;
    if (!isBefore(mark, highest, lookbackMs, format)) recent.set(recordKey(record, keyPath, mark), mark);
  }
  if (highest === undefined) return position;
  const limit = highest;
  const kept = [...recent].filter(([, mark]) => !isBefore(mark, limit, lookbackMs, format));
  const newest =
    kept.length > mostKeys
      ? kept.sort(([, a], [, b]) => compareMarks(b, a, format)).slice(0, mostKeys)
      : kept;
  return { field: name, highest, recent: Object.fromEntries(newest) as JsonObject };
}
