import type {
  ILoadOptionsFunctions,
  INodeListSearchResult,
  INodePropertyOptions,
  ResourceMapperFields,
} from 'n8n-workflow';
import { type SoapDescription, toApiError } from '../../lib';
import { openDesign } from '../shared/discovery/openDesign';
import { searchOperations } from '../shared/discovery/searchOperations';
import { toMapperFields } from '../shared/discovery/toMapperFields';
import { type FormValues, textOf } from '../shared/formValues';
import { toNodeError } from '../shared/toNodeError';
import { loadWsdl } from './loadWsdl';

export async function listServices(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
  if (!isGiven(this)) return choices([]);
  const { soapOperations } = await describe(this);
  return choices(soapOperations.map(({ service }) => service));
}

/** The ports of the chosen service, each with its version of SOAP. */
export async function listPorts(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
  if (!isGiven(this)) return choices([]);
  const service = formText(this, 'service');
  const { soapOperations } = await describe(this);
  const own = soapOperations.filter((each) => service === '' || each.service === service);
  const versions = new Map(own.map(({ port, version }) => [port, `SOAP ${version}`]));
  return choices([...versions.keys()], versions);
}

/** The operations of the chosen service and port. */
export async function searchSoapOperations(
  this: ILoadOptionsFunctions,
  filter?: string,
  paginationToken?: string,
): Promise<INodeListSearchResult> {
  const description = await describe(this);
  const operations = description.operationsAt(formText(this, 'service'), formText(this, 'port'));
  return searchOperations({ operations, warnings: [] }, filter, paginationToken);
}

/** The input of the chosen operation as fields. */
export async function listInputFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
  const chosen = textOf(this.getCurrentNodeParameter('soapOperation', { extractValue: true })).trim();
  if (chosen === '') return { fields: [], emptyFieldsNotice: 'Choose an operation first.' };
  const description = await describe(this);
  try {
    const { id } = description.find(chosen, formText(this, 'service'), formText(this, 'port'));
    const operation = description.operations.find((each) => each.id === id)!;
    const fields = toMapperFields(operation.input());
    return { fields, ...(fields.length === 0 && { emptyFieldsNotice: 'The operation takes no input.' }) };
  } catch (error) {
    return { fields: [], emptyFieldsNotice: toApiError(error).message };
  }
}

function choices(names: readonly string[], help?: ReadonlyMap<string, string>): INodePropertyOptions[] {
  const listed = [...new Set(names)].map((name) => {
    const description = help?.get(name);
    return { name, value: name, ...(description !== undefined && { description }) };
  });
  const first = listed[0] ? `Automatic (${listed[0].name})` : 'Automatic';
  return [{ name: first, value: '' }, ...listed];
}

/** Whether the form says where the WSDL is: these lists are filled as soon as it opens, which is no time for an error. */
function isGiven(context: ILoadOptionsFunctions): boolean {
  const from = formText(context, 'wsdlFrom');
  if (from === 'binary') return false;
  return formText(context, from === 'url' ? 'wsdlUrl' : 'wsdlText').trim() !== '';
}

function formText(context: ILoadOptionsFunctions, name: string): string {
  return textOf(context.getCurrentNodeParameter(name));
}

async function describe(context: ILoadOptionsFunctions): Promise<SoapDescription> {
  try {
    const { access, scope } = await openDesign(context);
    return await loadWsdl({
      access,
      scope,
      readFile: (field) => scope.binary.read({ itemIndex: 0, field }),
      from: formText(context, 'wsdlFrom'),
      url: formText(context, 'wsdlUrl'),
      text: formText(context, 'wsdlText'),
      field: '',
      options: (context.getCurrentNodeParameter('options') ?? {}) as FormValues,
    });
  } catch (error) {
    throw toNodeError(context.getNode(), toApiError(error), 0);
  }
}
