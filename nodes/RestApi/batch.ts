import {
  type AnswerSpec,
  type BatchEntry,
  type BatchSpec,
  batchDefaults,
  batchStrategies,
  type Field,
  type HttpMethod,
  type JsonObject,
  type JsonValue,
  type Settings,
} from '../../lib';
import { type FormValues, groupOf, jsonOf, numberOf, rowsOf, textOf } from '../shared/formValues';
import { objectFromRows, type ReadParameter } from './body';
import { strategyFieldName } from './fields/sendingMany';

/** How the items go out together, by one item's form. */
export function readBatch(read: ReadParameter, options: FormValues): BatchSpec {
  const strategy = textOf(read('batchAs'));
  const megabytes = numberOf(options.maxRequestSize);
  return {
    strategy,
    settings: settingsOf(batchStrategies.get(strategy).fields, strategy, read),
    maxItems: Math.max(1, numberOf(read('batchSize')) ?? batchDefaults.maxItems),
    maxBytes: megabytes === undefined ? batchDefaults.maxBytes : Math.round(megabytes * 1024 * 1024),
    answer: answerOf(groupOf(options.answer)),
    onRefusal: options.onRefusal === 'fail' ? 'fail' : 'split',
  };
}

export function batchMethod(read: ReadParameter): HttpMethod {
  return read('batchAs') === 'odataBatch' ? 'POST' : (read('method') as HttpMethod);
}

/** What one item contributes; `mapped`: what its mapping makes of it, where the form asks for that. */
export function readEntry(read: ReadParameter, item: JsonObject, mapped: () => JsonObject): BatchEntry {
  const strategy = textOf(read('batchAs'));
  const { from, key } = groupOf((read('options') as FormValues).idempotency);
  return {
    value: strategy === 'multiId' ? item : contentOf(read, item, mapped),
    settings: settingsOf(batchStrategies.get(strategy).itemFields, strategy, read),
    ...(from === 'own' && { key: textOf(key).trim() }),
  };
}

function contentOf(read: ReadParameter, item: JsonObject, mapped: () => JsonObject): JsonValue {
  const content = read('itemContent');
  if (content === 'mapping') return mapped();
  if (content === 'json') return jsonOf(read('itemJson'), 'JSON of Each Item');
  return content === 'fields' ? objectFromRows(rowsOf(read('itemFields'))) : item;
}

/** The values of a strategy's own fields, by the names that the strategy knows. */
function settingsOf(fields: readonly Field[], strategy: string, read: ReadParameter): Settings {
  const values = fields.map((field) => {
    const value = read(strategyFieldName(strategy, field.name));
    return [field.name, field.kind === 'json' ? jsonOf(value, field.label) : (value as JsonValue)];
  });
  return Object.fromEntries(values) as Settings;
}

function answerOf({ match, ...paths }: FormValues): AnswerSpec {
  const texts = Object.entries(paths).map(([name, value]) => [name, textOf(value).trim()]);
  return {
    ...batchDefaults.answer,
    ...(Object.fromEntries(texts) as Partial<AnswerSpec>),
    ...(match !== undefined && { match: match as AnswerSpec['match'] }),
  };
}
