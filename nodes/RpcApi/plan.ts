import type { IExecuteFunctions } from 'n8n-workflow';
import {
  type Access,
  type BatchSpec,
  batchDefaults,
  createPlan,
  type OutputShape,
  type PaginationSpec,
  type RequestPlan,
} from '../../lib';
import { readCommon, resumeOf } from '../shared/api/readCommon';
import { readIdempotency } from '../shared/api/specs/idempotencySpec';
import { paginationSpec } from '../shared/api/specs/paginationSpec';
import { bytesOf, type FormValues, groupOf, nameValues, numberOf, textOf } from '../shared/formValues';
import type { OperationName } from './operations';
import type { MethodCall, ReadForm } from './ProtocolForm';
import { formOf } from './protocolForms';
import { readParameter } from '../shared/parameters/readParameter';

/** One input item's form as a plan for the engine. */
export function readPlan(
  context: IExecuteFunctions,
  call: MethodCall,
  { credential }: Pick<Access, 'credential'>,
): RequestPlan {
  const { itemIndex, operation } = call;
  const form: ReadForm = (name) => readParameter(context, name, itemIndex);
  const protocol = String(form('resource'));
  const options = form('options') as FormValues;
  const { request, call: own, pagination } = formOf(protocol).request(call, form);
  const common = readCommon(options);
  const isReading = operation === 'getMany';
  return createPlan({
    ...common,
    protocol,
    credential,
    call: { ...own, result: resultOf(operation, options) },
    request: { ...request, headers: nameValues(options.headers) },
    output: options.output as OutputShape | undefined,
    recordsAt: isReading ? textOf(options.recordsAt).trim() || 'auto' : '$',
    pagination: {
      ...(isReading ? pagesOf(form, options) : { style: 'none', resumeFrom: resumeOf(options) }),
      ...pagination,
    },
    // Whoever lists records says that the method only reads.
    retry: { ...common.retry, ...(isReading && { idempotent: true }) },
    batch: operation === 'sendMany' ? batchOf(protocol, form, options) : undefined,
    idempotency: readIdempotency(context, options),
  });
}

function resultOf(operation: OperationName, { output }: FormValues): string {
  if (operation === 'getMany') return 'list';
  return output === 'page' ? 'whole' : 'value';
}

function pagesOf(form: ReadForm, options: FormValues): Partial<PaginationSpec> {
  return {
    ...paginationSpec(groupOf(options.pagination)),
    readsOnly: true,
    maxRecords: form('returnAll') === true ? undefined : numberOf(form('limit')),
    resumeFrom: resumeOf(options),
  };
}

function batchOf(protocol: string, form: ReadForm, options: FormValues): BatchSpec {
  return {
    ...batchDefaults,
    strategy: formOf(protocol).batch!.strategy,
    maxItems: Math.max(1, numberOf(form('batchSize')) ?? batchDefaults.maxItems),
    maxBytes: bytesOf(options.maxRequestSize) ?? batchDefaults.maxBytes,
    // Calls act one by one: a part of a refused batch may have been done.
    onRefusal: 'fail',
  };
}
