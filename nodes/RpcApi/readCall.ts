import type { IExecuteFunctions } from 'n8n-workflow';
import { type ApiDescription, parseExact, withFilesOf, withFilesOfTexts } from '../../lib';
import { readMapperValues } from '../shared/discovery/readMapperValues';
import { jsonOf } from '../shared/formValues';
import type { MappedInput } from '../shared/mapping/mapInputs';
import type { OperationName } from './operations';
import type { MethodCall } from './ProtocolForm';
import { formOf } from './protocolForms';
import { readLocator } from '../shared/parameters/readLocator';
import { readParameter } from '../shared/parameters/readParameter';

/**
 * What one item's form calls. `describe` is asked only where the parameters are filled in as fields; `mapped` where
 * they are a mapping.
 */
export async function readCall(
  context: IExecuteFunctions,
  itemIndex: number,
  describe: (itemIndex: number) => Promise<ApiDescription>,
  mapped: MappedInput,
): Promise<MethodCall> {
  const operation = readParameter(context, 'operation', itemIndex) as OperationName;
  const method = readLocator(context, 'method', itemIndex);
  const call = { operation, method, itemIndex };
  const isDescribed = formOf(String(readParameter(context, 'resource', itemIndex))).parsed !== undefined;
  const description = isDescribed ? await describe(itemIndex) : undefined;
  const parametersAs = readParameter(context, 'parametersAs', itemIndex);
  if (parametersAs === 'mapping') {
    const value = withFilesOf(mapped(itemIndex), itemIndex);
    return { ...call, parameters: { from: 'json', value }, description };
  }
  if (parametersAs === 'json') {
    const written = readParameter(context, 'parametersJson', itemIndex);
    const value = withFilesOf(jsonOf(written, 'Parameters (JSON)', parseExact), itemIndex);
    return { ...call, parameters: { from: 'json', value }, description };
  }
  const values = withFilesOfTexts(readMapperValues(context, 'parameters', itemIndex), itemIndex);
  // Nothing filled in: then nothing has to be known about the method.
  if (Object.keys(values).length === 0)
    return { ...call, parameters: { from: 'json', value: null }, description };
  return {
    ...call,
    parameters: { from: 'fields', values },
    description: description ?? (await describe(itemIndex)),
  };
}
