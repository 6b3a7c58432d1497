import type { ILoadOptionsFunctions, INodeListSearchResult, ResourceMapperFields } from 'n8n-workflow';
import { type ApiDescription, toApiError } from '../../lib';
import { openDesign } from '../shared/discovery/openDesign';
import { searchOperations } from '../shared/discovery/searchOperations';
import { toMapperFields } from '../shared/discovery/toMapperFields';
import { toNodeError } from '../shared/toNodeError';
import { describeMethods } from './describeMethods';

/** The methods of the API as a searchable list. */
export async function searchMethods(
  this: ILoadOptionsFunctions,
  filter?: string,
  paginationToken?: string,
): Promise<INodeListSearchResult> {
  return searchOperations(await describe(this), filter, paginationToken);
}

/** The parameters of the chosen method as fields. */
export async function getParameters(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
  const method = this.getCurrentNodeParameter('method', { extractValue: true }) as string;
  if (!method) return { fields: [], emptyFieldsNotice: 'Choose a method first.' };
  const description = await describe(this).catch(() => undefined);
  const operation = description?.operations.find(({ id }) => id === method);
  const fields = operation ? toMapperFields(operation.input()) : [];
  return { fields, ...(fields.length === 0 && { emptyFieldsNotice: notice(operation !== undefined) }) };
}

function notice(isKnown: boolean): string {
  return isKnown
    ? 'The API describes no parameters of this method. If it takes some, set Parameters to JSON.'
    : 'The API does not describe this method. It is called without parameters; to send some, set Parameters to JSON.';
}

async function describe(context: ILoadOptionsFunctions): Promise<ApiDescription> {
  const form = (name: string) => context.getCurrentNodeParameter(name) ?? {};
  try {
    const { access, scope } = await openDesign(context);
    const readFile = (field: string) => scope.binary.read({ itemIndex: 0, field });
    return await describeMethods(form, { access, scope, readFile });
  } catch (error) {
    throw toNodeError(context.getNode(), toApiError(error), 0);
  }
}
