import type { IExecuteFunctions } from 'n8n-workflow';
import type { JsonObject } from '../../lib';
import type { FormValues } from '../shared/formValues';
import { inputsOf } from './connections';

/** The rows of the lookup table; undefined where the form asks for none. */
export function lookupTable(context: IExecuteFunctions): JsonObject[] | undefined {
  const { parameters } = context.getNode();
  const options = context.getNodeParameter('options', 0, {}) as FormValues;
  const { table } = inputsOf(parameters.mode, options);
  return table === undefined ? undefined : context.getInputData(table).map(({ json }) => json as JsonObject);
}
