import type { IExecuteFunctions } from 'n8n-workflow';
import type { JsonValue } from '../../lib';
import { readMapperValues } from '../shared/discovery/readMapperValues';
import { jsonOf } from '../shared/formValues';
import { readParameter } from '../shared/parameters/readParameter';
import type { MappedInput } from '../shared/mapping/mapInputs';

/** The input of the operation as one item's form fills it in. */
export function readInput(context: IExecuteFunctions, itemIndex: number, mapped: MappedInput): JsonValue {
  switch (readParameter(context, 'inputAs', itemIndex)) {
    case 'json':
      return jsonOf(readParameter(context, 'inputJson', itemIndex), 'Input (JSON)');
    case 'mapping':
      return mapped(itemIndex);
    default:
      return readMapperValues(context, 'input', itemIndex);
  }
}
