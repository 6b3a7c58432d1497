import type { INodeProperties } from 'n8n-workflow';
import { inputMapper } from '../../shared/api/fields/inputMapper';
import { operationLocator } from '../../shared/api/fields/operationLocator';
import { mappingFormFields } from '../../shared/mapping/mappingFormFields';
import { toProperties } from '../../shared/toProperties';

export function methodProperty(example: string): INodeProperties {
  return operationLocator({
    label: 'Method',
    name: 'method',
    help: 'What is called.',
    placeholder: 'Choose a method…',
    searchMethod: 'searchMethods',
    example,
  });
}

export const parametersAsProperty: INodeProperties = {
  displayName: 'Parameters',
  name: 'parametersAs',
  type: 'options',
  noDataExpression: true,
  default: 'fields',
  description: 'How the parameters are filled in.',
  options: [
    { name: 'Fields', value: 'fields', description: 'As the API describes them' },
    {
      name: 'Mapping',
      value: 'mapping',
      description: 'By name, made of the item as the Field Mapper node does',
    },
    { name: 'JSON', value: 'json', description: 'Written by you, for methods that are not described' },
  ],
};

export const parameterFieldsProperty: INodeProperties = inputMapper({
  label: 'Parameter Fields',
  name: 'parameters',
  help: 'The parameters of the method.',
  fieldsMethod: 'getParameters',
  dependsOn: ['method.value', 'resource', 'path'],
  words: { singular: 'parameter', plural: 'parameters' },
  noFields: 'The method has no described parameters.',
  chosenIn: 'method',
  showWhen: { parametersAs: ['fields'] },
});

export const parametersMappingProperties = toProperties(mappingFormFields({ parametersAs: ['mapping'] }));

export function parametersJsonProperty(example: string): INodeProperties {
  return {
    displayName: 'Parameters (JSON)',
    name: 'parametersJson',
    type: 'json',
    default: '',
    placeholder: example,
    description:
      'An object for parameters by name, a list for parameters by position, or nothing. Integers of any size stay exact.',
    typeOptions: { rows: 4 },
    displayOptions: { show: { parametersAs: ['json'] } },
  };
}
