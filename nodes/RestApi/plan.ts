import type { IExecuteFunctions } from 'n8n-workflow';
import {
  type Access,
  ApiError,
  createPlan,
  type HttpMethod,
  type JsonValue,
  type MappingDocument,
  type OutputShape,
  type PaginationSpec,
  type RequestPlan,
  type ResponseFormat,
  rowsToDocument,
  type Settings,
} from '../../lib';
import {
  type FormValues,
  groupOf,
  jsonOf,
  listOf,
  nameValues,
  numberOf,
  rowsOf,
  textOf,
} from '../shared/formValues';
import { batchMethod, readBatch } from './batch';
import { type ReadParameter, sendBody, uploadBody } from './body';
import { readIdempotency } from './idempotency';
import type { OperationName } from './operations';

/** One input item's form as a plan for the engine. */
export function readPlan(context: IExecuteFunctions, itemIndex: number, { credential }: Access): RequestPlan {
  const read: ReadParameter = (name) => context.getNodeParameter(name, itemIndex);
  const operation = read('operation') as OperationName;
  const options = read('options') as FormValues;
  return createPlan({
    protocol: 'rest',
    credential,
    request: {
      url: pathOf(read),
      query: nameValues(read('query')),
      headers: nameValues(options.headers),
      ...methodAndBody(operation, read, options, itemIndex),
    },
    responseFormat:
      operation === 'download' ? 'binary' : (options.responseFormat as ResponseFormat | undefined),
    output: options.output as OutputShape | undefined,
    recordsAt: recordsAt(operation, options),
    pagination: paginationOf(operation, read, options),
    retry: retryOf(groupOf(options.retry)),
    limits: limitsOf(groupOf(options.timeout)),
    mapping: mappingOf(options),
    batch: operation === 'sendMany' ? readBatch(read, options) : undefined,
    idempotency: readIdempotency(context, options),
    allowedOrigins: listOf(options.allowedOrigins),
    verifyTls: options.ignoreSsl !== true,
  });
}

function pathOf(read: ReadParameter): string {
  const path = textOf(read('path')).trim();
  if (path !== '') return path;
  throw new ApiError('INVALID_SETTING', {
    subject: '"Path" is empty',
    field: 'Path',
    hint: 'Fill in the path of the resource, for example /users; a single / stands for the base URL itself.',
  });
}

function methodAndBody(
  operation: OperationName,
  read: ReadParameter,
  options: FormValues,
  itemIndex: number,
): Pick<RequestPlan['request'], 'method' | 'body'> {
  if (operation === 'send') return { method: read('method') as HttpMethod, body: sendBody(read, itemIndex) };
  if (operation === 'sendMany') return { method: batchMethod(read) };
  if (operation === 'upload')
    return { method: read('method') as HttpMethod, body: uploadBody(read, itemIndex) };
  if (options.searchBody === undefined) return { method: 'GET' };
  return { method: 'POST', body: { kind: 'json', value: jsonOf(options.searchBody, 'Search Body (JSON)') } };
}

/** A single record is the body itself, whatever lists are in it. */
function recordsAt(operation: OperationName, options: FormValues): string | undefined {
  if (operation === 'getMany' || operation === 'detect') return textOf(options.recordsAt).trim() || 'auto';
  return '$';
}

function paginationOf(
  operation: OperationName,
  read: ReadParameter,
  options: FormValues,
): Partial<PaginationSpec> {
  if (operation === 'detect') return { maxPages: 1 };
  if (operation !== 'getMany') return { style: 'none' };
  const { style, maxPages, onFailure, ...fields } = groupOf(options.pagination);
  return {
    style: textOf(style) || undefined,
    settings: settingsOf(textOf(style), fields),
    maxPages: numberOf(maxPages),
    onFailure: onFailure as PaginationSpec['onFailure'] | undefined,
    maxRecords: read('returnAll') === true ? undefined : numberOf(read('limit')),
    resumeFrom: textOf(options.resumeFrom).trim() || undefined,
  };
}

/** The fields of the chosen style, by the names that the style itself knows. */
function settingsOf(style: string, fields: FormValues): Settings {
  const prefix = `${style}_`;
  const own = Object.entries(fields).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value as JsonValue]));
}

function retryOf(values: FormValues): Partial<RequestPlan['retry']> {
  return {
    maxAttempts: numberOf(values.maxAttempts),
    baseDelayMs: milliseconds(values.baseDelay),
    maxDelayMs: milliseconds(values.maxDelay),
    maxWaitMs: milliseconds(values.longestWait),
    jitter: values.jitter as RequestPlan['retry']['jitter'] | undefined,
    idempotent: values.idempotent as boolean | undefined,
  };
}

function limitsOf(values: FormValues): Partial<RequestPlan['limits']> {
  const megabytes = numberOf(values.maxResponseSize);
  return {
    connectMs: milliseconds(values.connect),
    idleMs: milliseconds(values.idle),
    totalMs: milliseconds(values.total) || undefined,
    maxResponseBytes: megabytes === undefined ? undefined : megabytes * 1024 * 1024,
  };
}

function milliseconds(seconds: unknown): number | undefined {
  const value = numberOf(seconds);
  return value === undefined ? undefined : value * 1000;
}

function mappingOf(options: FormValues): MappingDocument | undefined {
  const rows = rowsOf(options.mapFields);
  return rows.length > 0 ? { ...rowsToDocument(rows), invalid: 'null' } : undefined;
}
