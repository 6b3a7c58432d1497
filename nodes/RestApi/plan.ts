import type { IExecuteFunctions } from 'n8n-workflow';
import {
  type Access,
  ApiError,
  createPlan,
  type HttpMethod,
  type MappingDocument,
  type OutputShape,
  type PaginationSpec,
  type RequestPlan,
  type ResponseFormat,
  rowsToDocument,
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
import { readIncremental } from './readIncremental';
import { readJob } from './readJob';
import { breakerSpec } from './specs/breakerSpec';
import { cacheSpec } from './specs/cacheSpec';
import { limitSpec } from './specs/limitSpec';
import { paginationSpec } from './specs/paginationSpec';
import { retrySpec } from './specs/retrySpec';

/** One input item's form as a plan for the engine. */
export function readPlan(context: IExecuteFunctions, itemIndex: number, { credential }: Access): RequestPlan {
  const read: ReadParameter = (name) => context.getNodeParameter(name, itemIndex);
  const operation = read('operation') as OperationName;
  const options = read('options') as FormValues;
  // A search is a read, whatever its method.
  const isSearch = options.searchBody !== undefined && operation === 'getMany';
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
    retry: { ...retrySpec(groupOf(options.retry)), ...(isSearch && { idempotent: true }) },
    cache: cacheSpec(options),
    breaker: breakerSpec(groupOf(options.circuitBreaker)),
    limits: limitSpec(groupOf(options.timeout)),
    job: readJob(groupOf(options.job)),
    incremental: operation === 'getMany' ? readIncremental(groupOf(options.incremental)) : undefined,
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
  const resumeFrom = textOf(options.resumeFrom).trim() || undefined;
  if (operation !== 'getMany') return { style: 'none', resumeFrom };
  return {
    ...paginationSpec(groupOf(options.pagination)),
    // A search by POST reads as well.
    readsOnly: true,
    maxRecords: read('returnAll') === true ? undefined : numberOf(read('limit')),
    resumeFrom,
  };
}

function mappingOf(options: FormValues): MappingDocument | undefined {
  const rows = rowsOf(options.mapFields);
  return rows.length > 0 ? { ...rowsToDocument(rows), invalid: 'null' } : undefined;
}
