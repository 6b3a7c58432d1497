import type { INodeProperties } from 'n8n-workflow';
import { inputMapper } from '../../shared/api/fields/inputMapper';
import { operationLocator } from '../../shared/api/fields/operationLocator';
import { mappingFormFields } from '../../shared/mapping/mappingFormFields';
import { toProperties } from '../../shared/toProperties';

export const callProperty = operationLocator({
  label: 'Query or Mutation',
  name: 'call',
  help: "What is called; the list comes from the API's schema.",
  placeholder: 'Choose a query or mutation…',
  searchMethod: 'searchCalls',
  example: 'query users',
});

/** The same for the operation Subscribe. */
export const subscriptionProperty: INodeProperties = {
  ...callProperty,
  displayName: 'Subscription',
  description: "What is subscribed to; the list comes from the API's schema.",
  modes: [
    {
      displayName: 'From List',
      name: 'list',
      type: 'list',
      placeholder: 'Choose a subscription…',
      typeOptions: { searchListMethod: 'searchSubscriptions', searchable: true },
    },
    { displayName: 'By Name', name: 'name', type: 'string', placeholder: 'subscription orderPlaced' },
  ],
};

export const argumentsAsProperty: INodeProperties = {
  displayName: 'Arguments',
  name: 'argumentsAs',
  type: 'options',
  noDataExpression: true,
  default: 'fields',
  description: 'How the arguments are filled in.',
  options: [
    { name: 'Fields', value: 'fields', description: 'As the schema describes them' },
    {
      name: 'Mapping',
      value: 'mapping',
      description: 'Made of the item as the Field Mapper node does; input.email is the email of the input',
    },
  ],
};

export const argumentsProperty: INodeProperties = inputMapper({
  label: 'Argument Fields',
  name: 'arguments',
  help: 'Values for the arguments; those that are not added are not sent.',
  fieldsMethod: 'listArguments',
  dependsOn: ['call.value', 'endpoint', 'authentication'],
  words: { singular: 'argument', plural: 'arguments' },
  noFields: 'It takes no arguments.',
  chosenIn: 'call',
  showWhen: { argumentsAs: ['fields'] },
});

export const argumentsMappingProperties = toProperties(mappingFormFields({ argumentsAs: ['mapping'] }));

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
    {
      name: 'Own Selection',
      value: 'own',
      description: 'A generated one, shown as GraphQL and edited, or one written by hand',
    },
  ],
};

export const objectsProperty: INodeProperties = {
  displayName: 'Objects to Return',
  name: 'objects',
  type: 'multiOptions',
  default: [],
  description:
    'Objects and lists inside of the record, with their plain fields. Choose from the list, or specify their paths using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
  typeOptions: { loadOptionsMethod: 'listObjects', loadOptionsDependsOn: ['call.value'] },
};

/**
 * Generated selections, with their texts as values: where an options field becomes an expression, n8n keeps its value, so
 * that the text is there to be seen and edited.
 */
export const selectionProperty: INodeProperties = {
  displayName: 'Selection',
  name: 'selection',
  type: 'options',
  allowArbitraryValues: true,
  default: '',
  description:
    'What comes back as GraphQL, without the outer braces. Choose one that is made from the schema, with the objects chosen above, then set this field to Expression: its text is there to be edited. Choose from the list, or specify a text using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
  placeholder: 'id title author { login }',
  displayOptions: { show: { returnFields: ['own'] } },
  typeOptions: {
    loadOptionsMethod: 'listSelections',
    loadOptionsDependsOn: ['call.value', 'objects', 'endpoint', 'authentication'],
  },
};
