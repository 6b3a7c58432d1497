import type {
  ILoadOptionsFunctions,
  INodeListSearchResult,
  INodePropertyOptions,
  ResourceMapperFields,
} from 'n8n-workflow';
import {
  findRootField,
  type GraphQlDescription,
  namedType,
  ofKinds,
  selectableObjects,
  selectionText,
  toApiError,
} from '../../lib';
import { openDesign } from '../shared/discovery/openDesign';
import { searchOperations } from '../shared/discovery/searchOperations';
import { toMapperFields } from '../shared/discovery/toMapperFields';
import { type FormValues, textOf } from '../shared/formValues';
import { toNodeError } from '../shared/toNodeError';
import { loadDescription } from './loadDescription';

/** Objects beyond this many nobody looks through. */
const mostObjects = 300;

/** The queries and mutations of the schema. */
export async function searchCalls(
  this: ILoadOptionsFunctions,
  filter?: string,
  paginationToken?: string,
): Promise<INodeListSearchResult> {
  const description = await describe(this);
  return searchOperations(ofKinds(description, ['query', 'mutation']), filter, paginationToken);
}

/** The subscriptions of the schema. */
export async function searchSubscriptions(
  this: ILoadOptionsFunctions,
  filter?: string,
  paginationToken?: string,
): Promise<INodeListSearchResult> {
  const description = await describe(this);
  return searchOperations(ofKinds(description, ['subscription']), filter, paginationToken);
}

/** The arguments of the chosen operation. */
export async function listArguments(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
  const { operations } = await describe(this);
  const chosen = operations.find(({ id }) => id === calledBy(this));
  return { fields: chosen ? toMapperFields(chosen.input()) : [] };
}

/** The objects and lists inside of what the chosen operation returns. */
export async function listObjects(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
  const { model } = await describe(this);
  const root = findRootField(model, calledBy(this));
  if (!root) return [];
  return selectableObjects(model, namedType(root.field.type), mostObjects).map(({ path, type, help }) => ({
    name: path,
    value: path,
    description: help ? `${type}: ${help}` : type,
  }));
}

/** Generated selections of the chosen operation; their values are their texts. */
export async function listSelections(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
  const { model } = await describe(this);
  const root = findRootField(model, calledBy(this));
  if (!root) return [];
  const chosen = this.getCurrentNodeParameter('objects');
  const objects = Array.isArray(chosen) ? chosen.map(textOf) : [];
  const texts = await Promise.all(
    depths.map(({ depth }) => selectionText(model, namedType(root.field.type), { depth, objects })),
  );
  // Where nothing is deeper, the texts are the same, and one value must not be there twice.
  return depths.flatMap(({ name }, at) =>
    texts.indexOf(texts[at]!) === at && texts[at] !== '' ? [{ name, value: texts[at]! }] : [],
  );
}

const depths = [
  { depth: 1, name: 'Plain Fields' },
  { depth: 2, name: 'Plain Fields, 2 Levels' },
  { depth: 3, name: 'Plain Fields, 3 Levels' },
] as const;

function calledBy(context: ILoadOptionsFunctions): string {
  return textOf(context.getCurrentNodeParameter('call', { extractValue: true })).trim();
}

async function describe(context: ILoadOptionsFunctions): Promise<GraphQlDescription> {
  try {
    const { access, scope } = await openDesign(context);
    const options = (context.getCurrentNodeParameter('options') ?? {}) as FormValues;
    const endpoint = textOf(context.getCurrentNodeParameter('endpoint'));
    return await loadDescription({ access, scope, endpoint, options });
  } catch (error) {
    throw toNodeError(context.getNode(), toApiError(error), 0);
  }
}
