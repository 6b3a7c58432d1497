import type { INodeProperties } from 'n8n-workflow';

/** The method: from the list that the API gives, or typed in. */
export function methodProperty(example: string): INodeProperties {
  return {
    displayName: 'Method',
    name: 'method',
    type: 'resourceLocator',
    default: { mode: 'list', value: '' },
    required: true,
    description: 'What is called.',
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        placeholder: 'Choose a method…',
        typeOptions: { searchListMethod: 'searchMethods', searchable: true },
      },
      { displayName: 'By Name', name: 'name', type: 'string', placeholder: example },
    ],
  };
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
    { name: 'JSON', value: 'json', description: 'Written by you, for methods that are not described' },
  ],
};

export const parameterFieldsProperty: INodeProperties = {
  displayName: 'Parameter Fields',
  name: 'parameters',
  type: 'resourceMapper',
  noDataExpression: true,
  default: { mappingMode: 'defineBelow', value: null },
  required: true,
  description: 'The parameters of the method.',
  displayOptions: { show: { parametersAs: ['fields'] } },
  typeOptions: {
    loadOptionsDependsOn: ['method.value', 'resource', 'path'],
    resourceMapper: {
      resourceMapperMethod: 'getParameters',
      mode: 'map',
      fieldWords: { singular: 'parameter', plural: 'parameters' },
      addAllFields: true,
      supportAutoMap: true,
      noFieldsError: 'The method has no described parameters.',
    },
  },
};

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
