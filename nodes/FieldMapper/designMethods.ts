import type {
  FieldType,
  ILoadOptionsFunctions,
  INodePropertyOptions,
  ResourceMapperField,
  ResourceMapperFields,
} from 'n8n-workflow';
import { type TargetField, toApiError } from '../../lib';
import { openDesign } from '../shared/discovery/openDesign';
import { toNodeError } from '../shared/toNodeError';
import { readOperations, readTargetFields, type TargetPlace } from './targets/readTarget';

/** The fields of the target, in n8n's resource mapper. */
export async function listTargetFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
  const fields = await explained(this, () => readTargetFields(placeOf(this)));
  const empty = fields.length === 0;
  return {
    // A list has an element for each of another list: rows and suggestions map those.
    fields: fields.filter(({ path }) => !path.includes('[]')).map(toMapperField),
    ...(empty && { emptyFieldsNotice: 'The target description has no fields.' }),
  };
}

/** The operations of the target that take fields. */
export async function listTargetOperations(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
  const operations = await explained(this, () => readOperations(placeOf(this)));
  return operations.map(({ id, help }) => ({
    name: id,
    value: id,
    ...(help !== undefined && { description: help }),
  }));
}

function placeOf(context: ILoadOptionsFunctions): TargetPlace {
  return { read: (name) => context.getCurrentNodeParameter(name), open: () => openDesign(context) };
}

async function explained<Result>(
  context: ILoadOptionsFunctions,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toNodeError(context.getNode(), toApiError(error), 0);
  }
}

const fieldTypes: Readonly<Record<string, FieldType>> = {
  text: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  date: 'string',
  dateTime: 'dateTime',
  array: 'array',
  object: 'object',
};

const longestHelp = 60;

function toMapperField({ path, type, required, choices, description }: TargetField): ResourceMapperField {
  const help =
    description && description.length > longestHelp ? `${description.slice(0, longestHelp)}…` : description;
  return {
    id: path,
    displayName: help ? `${path}: ${help}` : path,
    required,
    display: true,
    defaultMatch: false,
    canBeUsedToMatch: false,
    type: choices ? 'options' : (fieldTypes[type] ?? 'string'),
    ...(choices && { options: choices.map((value) => ({ name: value, value })) }),
  };
}
