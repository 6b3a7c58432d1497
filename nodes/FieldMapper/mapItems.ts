import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
  andThen,
  compileValidator,
  inTurns,
  isObject,
  type JsonObject,
  mapEach,
  type MappedPart,
  type MappingProblem,
  nullFields,
  type Validator,
} from '../../lib';
import { type FormValues, jsonOf } from '../shared/formValues';
import { bindingsFor, type ItemBindings } from '../shared/mapping/bindings';
import { lookupTable } from './lookupTable';
import { GroupedItems } from './GroupedItems';
import { type ItemOutcome, ItemRun } from './ItemRun';
import { watchDrift } from './watchDrift';
import { mappingReader, type ReadMapping } from './readMapping';
import { evaluatedField, evaluatedValues } from './targets/mapperDocument';

/** Maps every input item; those with problems go where the form says. */
export async function mapItems(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const items = context.getInputData();
  const options = context.getNodeParameter('options', 0, {}) as FormValues;
  const isTolerant = context.getNodeParameter('invalid', 0) === 'null';
  const mappingFor = await mappingReader(context);
  const bindings = bindingsOnce(context);
  const check = await resultCheck(options, isTolerant);
  const groups = new GroupedItems();
  const run = new ItemRun(context);
  run.report.drift = await watchDrift(context, mappingFor);

  const finish = (
    { compiled }: ReadMapping,
    parts: readonly MappedPart[],
    index: number,
  ): ItemOutcome | Promise<ItemOutcome> => {
    const { binary } = items[index]!;
    const files = options.keepFiles !== false && binary ? { binary } : undefined;
    const outcome: { done: INodeExecutionData[]; rejected: Array<ItemOutcome['rejected'][number]> } = {
      done: [],
      rejected: [],
    };
    const add = ({ part, mapped }: MappedPart): void => {
      if (mapped.problems.length > 0 && mapped.status === 'mapped') run.report.problems(mapped.problems);
      if (mapped.status === 'rejected') outcome.rejected.push({ item: part, problems: mapped.problems });
      else if (!compiled.grouping)
        for (const value of mapped.values) {
          const { problems, json } = check(value);
          if (problems.length > 0) outcome.rejected.push({ item: part, problems });
          else outcome.done.push(files ? { json, ...files } : { json });
        }
    };
    return andThen(
      inTurns(parts.length, (at) => add(parts[at]!)),
      () => outcome,
    );
  };

  const work = (read: ReadMapping, index: number): ItemOutcome | Promise<ItemOutcome> => {
    const { json, binary } = items[index]!;
    const { compiled } = read;
    if (read.evaluates) return mapEvaluated(read, index);
    const own = bindings(read)(index);
    const files = binary && new Set(Object.keys(binary));
    if (!compiled.split && !compiled.grouping) {
      // The way of nearly all items: nothing is waited for that is there.
      const part = json as JsonObject;
      return andThen(compiled.map(part, own, files), (mapped) => finish(read, [{ part, mapped }], index));
    }
    return mapParts(read, json as JsonObject, own, files, index);
  };

  /** Values of n8n expressions reach the mapping as a field of the item; refused items come out without it. */
  const mapEvaluated = async (read: ReadMapping, index: number): Promise<ItemOutcome> => {
    const { json, binary } = items[index]!;
    const item = { ...json, [evaluatedField]: evaluatedValues(context, index) } as JsonObject;
    const files = binary && new Set(Object.keys(binary));
    const outcome = await mapParts(read, item, bindings(read)(index), files, index);
    const withoutValues = ({ [evaluatedField]: _, ...rest }: JsonObject): JsonObject => rest;
    return {
      done: outcome.done.map((made) => ({ ...made, json: withoutValues(made.json as JsonObject) })),
      rejected: outcome.rejected.map((refused) => ({ ...refused, item: withoutValues(refused.item) })),
    };
  };

  const mapParts = async (
    read: ReadMapping,
    json: JsonObject,
    own: ReturnType<ItemBindings>,
    files: ReadonlySet<string> | undefined,
    index: number,
  ) => {
    const parts = await mapEach(read.compiled, json, own, files);
    const outcome = await finish(read, parts, index);
    if (read.compiled.grouping) await groups.add(read.compiled.grouping, parts, index, own);
    return outcome;
  };

  await run.each((index) => andThen(mappingFor(index), (read) => work(read, index)));
  await groups.deliver(run, check, options.keepFiles !== false ? items : []);
  return run.deliver('mapped');
}

/** The variables of a mapping, read once for all items that it holds for. */
function bindingsOnce(context: IExecuteFunctions): (read: ReadMapping) => ItemBindings {
  const known = new WeakMap<ReadMapping, ItemBindings>();
  const table = lookupTable(context);
  return (read) => {
    let found = known.get(read);
    if (!found) known.set(read, (found = bindingsFor(context, read.document, table)));
    return found;
  };
}

/** The demands on a mapped item: what is wrong with it, or the item as it goes on. */
export type ResultCheck = (value: JsonObject) => {
  readonly json: JsonObject;
  readonly problems: readonly MappingProblem[];
};

async function resultCheck({ checkResult }: FormValues, isTolerant: boolean): Promise<ResultCheck> {
  const schema = checkResult === undefined ? undefined : jsonOf(checkResult, 'Check Result by JSON Schema');
  const isEmpty = isObject(schema) && Object.keys(schema).length === 0;
  if (schema === undefined || schema === null || isEmpty) return (json) => ({ json, problems: [] });
  const validate: Validator = await compileValidator(schema);
  return (json) => {
    const problems = validate(json);
    if (!isTolerant || problems.length === 0) return { json, problems };
    return { json: nullFields(json, problems), problems: [] };
  };
}
