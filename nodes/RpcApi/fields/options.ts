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

const resultOption: Field = {
  kind: 'choice',
  name: 'output',
  label: 'Output',
  help: 'What becomes one item.',
  default: 'record',
  choices: [
    {
      value: 'record',
      label: 'Result',
      help: 'An object as it is, each object of a list, any other value in the field "result"',
    },
    { value: 'page', label: 'Whole Result', help: 'One item with the field "result", whatever is in it' },
    { value: 'response', label: 'Response', help: 'Status, headers and result' },
  ],
};

const recordsOption: Field = {
  kind: 'choice',
  name: 'output',
  label: 'Output',
  help: 'What becomes one item.',
  default: 'record',
  choices: [
    { value: 'record', label: 'Record', help: 'Each record of each page' },
    { value: 'page', label: 'Page', help: 'The whole result of each page' },
    { value: 'response', label: 'Response', help: 'Status, headers and result of each page' },
  ],
};

const recordsAtOption: Field = {
  kind: 'text',
  name: 'recordsAt',
  label: 'Records At',
  help: 'Path of the list of records in the result, or a JSONata expression. Empty: found automatically.',
  default: '',
  placeholder: 'items',
};

const ofOperation: Readonly<Record<OperationName, readonly Field[]>> = {
  call: [resultOption, ...recordMappingOptions, itemsInParallelOption, idempotencyOption],
  getMany: [
    recordsOption,
    recordsAtOption,
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
