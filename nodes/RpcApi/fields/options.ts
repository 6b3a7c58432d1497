import type { Field } from '../../../lib';
import { maxRequestSizeOption, requestsInParallelOption } from '../../shared/api/fields/batchOptions';
import {
  commonOptions,
  itemsInParallelOption,
  resumeOption,
  sortOptions,
} from '../../shared/api/fields/commonOptions';
import { recordMappingOptions } from '../../shared/mapping/recordMappingOptions';
import { idempotencyOption } from '../../shared/api/fields/idempotencyOption';
import { paginationOption } from '../../shared/api/fields/paginationOption';
import type { OperationName } from '../operations';
import { outputOption, recordsAtOption } from '../../shared/api/fields/outputOption';

const resultOption = outputOption(
  {
    label: 'Result',
    help: 'An object as it is, each object of a list, any other value in the field "result"',
  },
  { label: 'Whole Result', help: 'One item with the field "result", whatever is in it' },
  'Status, headers and result',
);

const recordsOption = outputOption(
  { label: 'Record', help: 'Each record of each page' },
  { label: 'Page', help: 'The whole result of each page' },
  'Status, headers and result of each page',
);

const ofOperation: Readonly<Record<OperationName, readonly Field[]>> = {
  call: [resultOption, ...recordMappingOptions, itemsInParallelOption, idempotencyOption],
  getMany: [
    recordsOption,
    recordsAtOption('items'),
    paginationOption,
    resumeOption,
    ...recordMappingOptions,
    itemsInParallelOption,
  ],
  sendMany: [...recordMappingOptions, maxRequestSizeOption, requestsInParallelOption, idempotencyOption],
  sendStream: [...recordMappingOptions],
  notify: [itemsInParallelOption, idempotencyOption],
};

/** The options of one operation with those of the protocol. */
export function optionsOf(operation: OperationName, own: readonly Field[]): Field[] {
  return sortOptions([...commonOptions, ...ofOperation[operation], ...own]);
}
