import type { IExecuteFunctions } from 'n8n-workflow';
import {
  batchDefaults,
  type BatchForm,
  type BatchSpec,
  createPlan,
  graphQlCall,
  type OutputShape,
  type PaginationSpec,
  type PartialData,
  type PreparedOperation,
  type RequestPlan,
  type Settings,
} from '../../lib';
import { readCommon, resumeOf } from '../shared/api/readCommon';
import { readIdempotency } from '../shared/api/specs/idempotencySpec';
import { paginationSpec } from '../shared/api/specs/paginationSpec';
import { bytesOf, type FormValues, groupOf, nameValues, numberOf, textOf } from '../shared/formValues';
import { defaultBatchSize } from './fields/batching';
import { subscriptionCall, subscriptionTime } from './subscription';
import { filesOf, nestedPagesOf, readOperation, type Workbench } from './readOperation';
import { readParameter } from '../shared/parameters/readParameter';

/** One input item's form as a plan for the engine. */
export async function readPlan(
  context: IExecuteFunctions,
  itemIndex: number,
  bench: Workbench,
): Promise<RequestPlan> {
  const read = (name: string) => readParameter(context, name, itemIndex);
  const options = read('options') as FormValues;
  const prepared = await readOperation(context, itemIndex, bench);
  const isRead = prepared.kind === 'query';
  const common = readCommon(options);
  const isSubscription = prepared.kind === 'subscription';
  const most = isSubscription ? read('maxEvents') : read('returnAll') === true ? undefined : read('limit');
  return createPlan({
    ...common,
    ...(isSubscription && { limits: { ...common.limits, ...subscriptionTime(read('maxSeconds'), options) } }),
    protocol: 'graphql',
    credential: bench.access.credential,
    call: graphQlCall({
      connections: prepared.connections,
      nested: prepared.nested,
      nestedPages: nestedPagesOf(options),
      hasNestedPages: prepared.hasNestedPages,
      partialData: (textOf(options.partialData) || 'keep') as PartialData,
      kind: prepared.kind,
      batchForm: batchForm(prepared, options),
      isGet: options.useGet === true,
      isPersisted: options.persistedQueries === true,
      ...(isSubscription && subscriptionCall(read('over'), options)),
      files: filesOf(options).map(({ path, field }) => ({ path, binary: { itemIndex, field } })),
    }),
    request: {
      url: textOf(read('endpoint')).trim(),
      method: 'POST',
      headers: nameValues(options.headers),
      body: { kind: 'json', value: prepared.body },
    },
    output: options.output as OutputShape | undefined,
    recordsAt: textOf(options.recordsAt).trim() || 'auto',
    pagination: {
      ...paginationOf(prepared, groupOf(options.pagination)),
      readsOnly: isRead,
      maxRecords: numberOf(most),
      resumeFrom: resumeOf(options),
    },
    retry: { ...common.retry, ...(isRead && { idempotent: true }) },
    batch: options.batching === undefined ? undefined : batchOf(options),
    idempotency: isRead || isSubscription ? undefined : readIdempotency(context, options),
  });
}

function batchForm({ isSeparable }: PreparedOperation, options: FormValues): BatchForm {
  const chosen = (textOf(groupOf(options.batching).form) || 'auto') as BatchForm;
  return chosen === 'auto' && !isSeparable ? 'array' : chosen;
}

/** Operations act one by one: a part of a refused batch may have been run, unless the answer says that none was. */
function batchOf(options: FormValues): BatchSpec {
  const { size } = groupOf(options.batching);
  return {
    ...batchDefaults,
    strategy: 'graphqlOperations',
    maxItems: Math.max(1, numberOf(size) ?? defaultBatchSize),
    maxBytes: bytesOf(options.maxRequestSize) ?? batchDefaults.maxBytes,
    onRefusal: 'fail',
  };
}

/** As the user says; else as the document shows; else as the first answer shows. */
function paginationOf({ kind, pagination }: PreparedOperation, values: FormValues): Partial<PaginationSpec> {
  const spec = paginationSpec(values);
  if (kind !== 'query') return { ...spec, style: 'none' };
  const { style = 'auto', settings = {} } = spec;
  const isOpen =
    style === 'auto' || (style === 'relay' && Object.values(settings).every((value) => value === ''));
  if (isOpen) return { ...spec, ...pagination };
  return { ...spec, settings: inVariables(settings) };
}

/** Parameters of pages are variables here: `page` is meant as `variables.page` of the body. */
function inVariables(settings: Settings): Settings {
  const entries = Object.entries(settings).map(([name, value]) => {
    const isName = /Parameter$/.test(name) && typeof value === 'string' && value !== '';
    return [name, isName && !value.includes('.') ? `variables.${value}` : value] as const;
  });
  return { ...Object.fromEntries(entries), place: 'body' };
}
