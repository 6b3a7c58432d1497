import type { IExecuteFunctions } from 'n8n-workflow';
import {
  type Access,
  asVariables,
  composeDocument,
  type DocumentInput,
  findRootField,
  type GraphQlDescription,
  type JsonObject,
  type JsonValue,
  type OperationPreparer,
  parseJson,
  prepareOperation,
  type PreparedOperation,
  type RunScope,
  type VariableValues,
} from '../../lib';
import { readMapperValues } from '../shared/discovery/readMapperValues';
import { type FormValues, groupOf, jsonOf, numberOf, rowsOf, textOf } from '../shared/formValues';
import type { MappedInput } from '../shared/mapping/mapInputs';
import { defaultNestedPages } from './fields/nested';
import { loadDescription } from './loadDescription';
import { unknownCall } from './unknownCall';
import { readLocator } from '../shared/parameters/readLocator';
import { readParameter } from '../shared/parameters/readParameter';

/** What all items of one execution share. */
export interface Workbench {
  readonly access: Access;
  readonly scope: RunScope;
  /** Documents that were read, with what they were checked by: items usually have one in common. */
  readonly prepared: Map<string, Promise<OperationPreparer>>;
  /** What the form's mapping makes of an item, where the form asks for that. */
  readonly mapped: MappedInput;
}

/** One item's form as the content of a request. */
export async function readOperation(
  context: IExecuteFunctions,
  itemIndex: number,
  bench: Workbench,
): Promise<PreparedOperation> {
  const read = (name: string) => readParameter(context, name, itemIndex);
  const options = read('options') as FormValues;
  const isSubscribing = read('operation') === 'subscribe';
  const isFromList = read('operation') === 'run' || (isSubscribing && read('subscriptionAs') !== 'document');
  const description = await describe(bench, read, options, isFromList);
  const { text, values, origin }: WrittenOperation =
    isFromList && description
      ? composed(context, itemIndex, description, bench)
      : { text: textOf(read('document')), values: variablesOf(read, () => bench.mapped(itemIndex)) };
  const operationName = isFromList ? '' : textOf(options.operationName).trim();
  const readsNested = options.batching === undefined && nestedPagesOf(options) > 1;
  const key = JSON.stringify([text, operationName, options.schema ?? null, read('endpoint'), readsNested]);
  const preparing =
    bench.prepared.get(key) ??
    prepareOperation({
      text,
      operationName,
      origin,
      model: description?.model,
      isSubscribing,
      readsNested,
    });
  bench.prepared.set(key, preparing);
  const attached = filesOf(options).map(({ path }) => path);
  return (await preparing)(values, attached);
}

/** The rows of Options > Files. */
export function filesOf(options: FormValues): Array<{ path: string; field: string }> {
  return rowsOf(options.files).flatMap(({ path, field }) => {
    const variable = textOf(path)
      .trim()
      .replace(/^(variables\.|\$)/, '');
    return variable === '' ? [] : [{ path: variable, field: textOf(field).trim() || 'data' }];
  });
}

/** Pages of each connection inside of records that are read at the most. */
export function nestedPagesOf({ nested }: FormValues): number {
  const { read, maxPages } = groupOf(nested);
  const isAll = nested !== undefined && read !== 'first';
  return isAll ? Math.max(1, numberOf(maxPages) ?? defaultNestedPages) : 1;
}

type ReadParameter = (name: string) => unknown;

/** A document of one's own is checked where the schema is given. */
async function describe(
  { access, scope }: Workbench,
  read: ReadParameter,
  options: FormValues,
  isNeeded: boolean,
): Promise<GraphQlDescription | undefined> {
  if (!isNeeded && options.schema === undefined) return undefined;
  return await loadDescription({ access, scope, endpoint: textOf(read('endpoint')), options });
}

/** A document with the values of its variables. */
interface WrittenOperation extends Pick<DocumentInput, 'text' | 'origin'> {
  readonly values: VariableValues;
}

function composed(
  context: IExecuteFunctions,
  itemIndex: number,
  description: GraphQlDescription,
  { mapped }: Workbench,
): WrittenOperation {
  const read = (name: string) => readParameter(context, name, itemIndex);
  const { model } = description;
  const id = readLocator(context, 'call', itemIndex);
  const root = findRootField(model, id);
  if (!root) throw unknownCall(id, description, read('operation') === 'subscribe');
  const depth = read('returnFields');
  const options = read('options') as FormValues;
  const { pageSize } = options;
  const selection =
    depth === 'own'
      ? { text: textOf(read('selection')) }
      : { depth: Number(depth), objects: (read('objects') as string[]).map(textOf) };
  const args =
    read('argumentsAs') === 'mapping' ? mapped(itemIndex) : argumentsOf(context, itemIndex, root.field.args);
  const { text, variables, origin } = composeDocument(model, root, {
    args,
    selection,
    pageSize: numberOf(pageSize) ?? 100,
    attached: filesOf(options).map(({ path }) => path),
  });
  return { text, values: { kind: 'data', values: variables }, origin };
}

/** "Map Automatically" takes what the operation knows out of the item. */
function argumentsOf(
  context: IExecuteFunctions,
  itemIndex: number,
  known: ReadonlyArray<{ readonly name: string }>,
): JsonObject {
  const values = readMapperValues(context, 'arguments', itemIndex);
  const isAutomatic =
    readParameter(context, 'arguments.mappingMode', itemIndex, 'defineBelow') === 'autoMapInputData';
  if (!isAutomatic) return values;
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => known.some((arg) => arg.name === name)),
  );
}

function variablesOf(read: ReadParameter, mapped: () => JsonObject): VariableValues {
  if (read('variablesAs') === 'mapping') return { kind: 'data', values: mapped() };
  if (read('variablesAs') === 'fields') {
    const rows = rowsOf(read('variableFields')).map(({ name, value }) => ({
      name: textOf(name).trim().replace(/^\$/, ''),
      value,
    }));
    return { kind: 'texts', values: rows.filter(({ name }) => name !== '') };
  }
  return {
    kind: 'data',
    values: asVariables(jsonOf(read('variables'), 'Variables (JSON)', withLargeIntegersAsText)),
  };
}

/** As GraphQL servers take them: most are written in JavaScript, and would round a number (decisions/0041). */
const withLargeIntegersAsText = (text: string) => parseJson(text).value as JsonValue;
