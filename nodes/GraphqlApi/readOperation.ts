import type { IExecuteFunctions } from 'n8n-workflow';
import {
  type Access,
  ApiError,
  asVariables,
  composeDocument,
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
  const isFromList = read('operation') === 'run';
  const description = await describe(bench, read, options, isFromList);
  const { text, values } =
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
      model: description?.model,
      isSubscribing: read('operation') === 'subscribe',
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

function composed(
  context: IExecuteFunctions,
  itemIndex: number,
  { model, operations }: GraphQlDescription,
  { mapped }: Workbench,
): { text: string; values: VariableValues } {
  const read = (name: string) => readParameter(context, name, itemIndex);
  const id = readLocator(context, 'call', itemIndex);
  const root = findRootField(model, id);
  if (!root) throw unknownCall(id, operations);
  const depth = read('returnFields');
  const options = read('options') as FormValues;
  const { pageSize } = options;
  const selection =
    depth === 'own'
      ? { text: textOf(read('selection')) }
      : { depth: Number(depth), objects: (read('objects') as string[]).map(textOf) };
  const args =
    read('argumentsAs') === 'mapping' ? mapped(itemIndex) : argumentsOf(context, itemIndex, root.field.args);
  const { text, variables } = composeDocument(model, root, {
    args,
    selection,
    pageSize: numberOf(pageSize) ?? 100,
    attached: filesOf(options).map(({ path }) => path),
  });
  return { text, values: { kind: 'data', values: variables } };
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

function unknownCall(id: string, operations: GraphQlDescription['operations']): ApiError {
  if (id === '') {
    return new ApiError('INVALID_SETTING', {
      subject: '"Query or Mutation" is empty',
      field: 'Query or Mutation',
      hint: 'Choose one from the list, or write it as: query users.',
    });
  }
  const word =
    id
      .split(/[\s.]+/)
      .at(-1)
      ?.toLowerCase() ?? '';
  const near = operations.filter((each) => each.id.toLowerCase().includes(word)).slice(0, 5);
  const hint = near.length > 0 ? ` Similar: ${near.map((each) => each.id).join(', ')}.` : '';
  return new ApiError('UNKNOWN_NAME', {
    subject: `The schema has no "${id}"`,
    field: 'Query or Mutation',
    hint: `Choose one from the list, or write it as: query users.${hint}`,
  });
}
