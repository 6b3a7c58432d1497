import type { INodeProperties } from 'n8n-workflow';

/** Which operation is called: from the list that the schema gives, or typed in. */
export const callProperty: INodeProperties = {
  displayName: 'Query or Mutation',
  name: 'call',
  type: 'resourceLocator',
  default: { mode: 'list', value: '' },
  required: true,
  description: "What is called; the list comes from the API's schema.",
  modes: [
    {
      displayName: 'From List',
      name: 'list',
      type: 'list',
      placeholder: 'Choose a query or mutation…',
      typeOptions: { searchListMethod: 'searchCalls', searchable: true },
    },
    { displayName: 'By Name', name: 'name', type: 'string', placeholder: 'query users' },
  ],
};

/** One field for each argument, as the schema types it. */
export const argumentsProperty: INodeProperties = {
  displayName: 'Arguments',
  name: 'arguments',
  type: 'resourceMapper',
  noDataExpression: true,
  default: { mappingMode: 'defineBelow', value: null },
  required: true,
  description: 'Values for the arguments; those that are not added are not sent.',
  typeOptions: {
    loadOptionsDependsOn: ['call.value', 'endpoint', 'authentication'],
    resourceMapper: {
      resourceMapperMethod: 'listArguments',
      mode: 'map',
      fieldWords: { singular: 'argument', plural: 'arguments' },
      addAllFields: true,
      supportAutoMap: true,
      noFieldsError: 'It takes no arguments.',
    },
  },
};

export const returnFieldsProperty: INodeProperties = {
  displayName: 'Fields to Return',
  name: 'returnFields',
  type: 'options',
  noDataExpression: true,
  default: '1',
  description: 'What comes back of each record.',
  options: [
    {
      name: 'Plain Fields',
      value: '1',
      description: 'Texts, numbers and the like; objects are chosen below',
    },
    { name: 'Plain Fields, 2 Levels', value: '2', description: 'Those of the objects in it as well' },
    { name: 'Plain Fields, 3 Levels', value: '3', description: 'One level deeper; may cost a lot' },
    { name: 'Own Selection', value: 'own', description: 'Written as GraphQL' },
  ],
};

export const objectsProperty: INodeProperties = {
  displayName: 'Objects to Return',
  name: 'objects',
  type: 'multiOptions',
  default: [],
  description:
    'Objects and lists inside of the record, with their plain fields. Choose from the list, or specify their paths using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
  displayOptions: { hide: { returnFields: ['own'] } },
  typeOptions: { loadOptionsMethod: 'listObjects', loadOptionsDependsOn: ['call.value'] },
};
