import type { IExecuteFunctions } from 'n8n-workflow';
import {
  type Access,
  ApiError,
  createPlan,
  type HttpMethod,
  type OutputShape,
  type PaginationSpec,
  type RequestPlan,
  type ResponseFormat,
} from '../../lib';
import { type FormValues, groupOf, jsonOf, nameValues, numberOf, textOf } from '../shared/formValues';
import { readCommon, resumeOf } from '../shared/api/readCommon';
import { readIdempotency } from '../shared/api/specs/idempotencySpec';
import { readIncremental } from '../shared/api/specs/incrementalSpec';
import { paginationSpec } from '../shared/api/specs/paginationSpec';
import type { MappedInput } from '../shared/mapping/mapInputs';
import { batchMethod, readBatch } from './batch';
import { type ReadParameter, sendBody, uploadBody } from './body';
import type { OperationName } from './operations';
import { readJob } from './readJob';
import { readParameter } from '../shared/parameters/readParameter';

/** One input item's form as a plan for the engine. */
export function readPlan(
  context: IExecuteFunctions,
  itemIndex: number,
  { credential }: Access,
  mapped: MappedInput,
): RequestPlan {
  const read: ReadParameter = (name) => readParameter(context, name, itemIndex);
  const operation = read('operation') as OperationName;
  const options = read('options') as FormValues;
  // A search is a read, whatever its method.
  const isSearch = options.searchBody !== undefined && operation === 'getMany';
  const common = readCommon(options);
  return createPlan({
    ...common,
    protocol: 'rest',
    credential,
    request: {
      url: pathOf(read),
      query: nameValues(read('query')),
      headers: nameValues(options.headers),
      ...methodAndBody(operation, read, options, itemIndex, mapped),
    },
    responseFormat:
      operation === 'download' ? 'binary' : (options.responseFormat as ResponseFormat | undefined),
    output: options.output as OutputShape | undefined,
    recordsAt: recordsAt(operation, options),
    pagination: paginationOf(operation, read, options),
    retry: { ...common.retry, ...(isSearch && { idempotent: true }) },
    job: readJob(groupOf(options.job)),
    incremental: operation === 'getMany' ? readIncremental(groupOf(options.incremental)) : undefined,
    batch: operation === 'sendMany' ? readBatch(read, options) : undefined,
    idempotency: readIdempotency(context, options),
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
  mapped: MappedInput,
): Pick<RequestPlan['request'], 'method' | 'body'> {
  if (operation === 'send')
    return { method: read('method') as HttpMethod, body: sendBody(read, itemIndex, mapped) };
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
  const resumeFrom = resumeOf(options);
  if (operation !== 'getMany') return { style: 'none', resumeFrom };
  return {
    ...paginationSpec(groupOf(options.pagination)),
    // A search by POST reads as well.
    readsOnly: true,
    maxRecords: read('returnAll') === true ? undefined : numberOf(read('limit')),
    resumeFrom,
  };
}
