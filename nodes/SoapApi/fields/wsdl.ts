import type { INodeProperties } from 'n8n-workflow';
import type { Field } from '../../../lib';
import { inputMapper } from '../../shared/api/fields/inputMapper';
import { operationLocator } from '../../shared/api/fields/operationLocator';
import { mappingFormFields } from '../../shared/mapping/mappingFormFields';
import { toProperties } from '../../shared/toProperties';

/** Where the WSDL comes from. */
export const wsdlFields: readonly Field[] = [
  {
    kind: 'choice',
    name: 'wsdlFrom',
    label: 'WSDL From',
    help: 'Where the description of the service is.',
    default: 'url',
    choices: [
      { value: 'url', label: 'URL' },
      { value: 'text', label: 'Text', help: 'Pasted here' },
      { value: 'binary', label: 'Binary Field', help: 'A file of the first input item' },
    ],
  },
  {
    kind: 'text',
    name: 'wsdlUrl',
    label: 'WSDL URL',
    help: "Full URL, or a path below the credential's base URL. The credential is sent along.",
    default: '',
    placeholder: 'https://example.com/orders?wsdl',
    required: true,
    showWhen: { wsdlFrom: ['url'] },
  },
  {
    kind: 'text',
    name: 'wsdlText',
    label: 'WSDL Text',
    help: 'The whole document. What it imports needs full URLs.',
    default: '',
    placeholder: '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/">…',
    required: true,
    rows: 6,
    showWhen: { wsdlFrom: ['text'] },
  },
  {
    kind: 'text',
    name: 'wsdlField',
    label: 'WSDL Binary Field',
    help: 'Name of the binary field of the first input item. Lists are not filled then: enter names, and the input as JSON.',
    default: 'data',
    placeholder: 'data',
    required: true,
    showWhen: { wsdlFrom: ['binary'] },
  },
];

/** What the lists are made from; a change of it empties them. */
const source = ['wsdlFrom', 'wsdlUrl', 'wsdlText', 'authentication'];

export const serviceProperty: INodeProperties = {
  displayName: 'Service Name or ID',
  name: 'service',
  type: 'options',
  default: '',
  description:
    'Only needed where the WSDL has several. Choose from the list, or specify a name using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
  typeOptions: { loadOptionsMethod: 'listServices', loadOptionsDependsOn: source },
};

export const portProperty: INodeProperties = {
  displayName: 'Port Name or ID',
  name: 'port',
  type: 'options',
  default: '',
  description:
    'Only needed where the service has several, such as one for each version of SOAP. Choose from the list, or specify a name using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
  typeOptions: { loadOptionsMethod: 'listPorts', loadOptionsDependsOn: [...source, 'service'] },
};

export const soapOperationProperty = operationLocator({
  label: 'SOAP Operation',
  name: 'soapOperation',
  help: 'What is called.',
  placeholder: 'Choose an operation…',
  searchMethod: 'searchSoapOperations',
  example: 'GetOrder',
});

/** Whoever wants descriptions may want those of all. */
export const describedOperationProperty: INodeProperties = {
  ...soapOperationProperty,
  required: false,
  description: 'What is described. Empty: all operations of the port.',
};

/** The input: fields as the WSDL types them, or JSON. */
export const inputProperties: INodeProperties[] = [
  {
    displayName: 'Input',
    name: 'inputAs',
    type: 'options',
    noDataExpression: true,
    default: 'fields',
    description: 'How the input of the operation is filled in.',
    options: [
      { name: 'Fields', value: 'fields', description: 'One for each element, as the WSDL describes them' },
      {
        name: 'Mapping',
        value: 'mapping',
        description: 'Made of the item as the Field Mapper node does, attributes as @name',
      },
      { name: 'JSON', value: 'json', description: 'Elements by name, attributes as @name' },
    ],
  },
  inputMapper({
    label: 'Input Fields',
    name: 'input',
    help: 'Values for the elements; those that are not added are not sent.',
    fieldsMethod: 'listInputFields',
    dependsOn: ['soapOperation.value', 'port', ...source],
    words: { singular: 'field', plural: 'fields' },
    noFields: 'There are no input fields.',
    chosenIn: 'soapOperation',
    showWhen: { inputAs: ['fields'] },
  }),
  ...toProperties(mappingFormFields({ inputAs: ['mapping'] })),
  {
    displayName: 'Input (JSON)',
    name: 'inputJson',
    type: 'json',
    default: '{}',
    placeholder: '{ "orderId": 42 }',
    description: 'Elements by name, attributes as @name, text beside attributes as #text, null for nil.',
    typeOptions: { rows: 6 },
    displayOptions: { show: { inputAs: ['json'] } },
  },
];
