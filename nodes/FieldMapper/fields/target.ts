import type { INodeProperties } from 'n8n-workflow';
import type { Field } from '../../../lib';
import { type TargetKind, targetKinds } from '../targets/targetKinds';

const withOperations = Object.entries<TargetKind>(targetKinds)
  .filter(([, { operations }]) => operations)
  .map(([name]) => name);

/** What describes the target of a mapping. */
export const targetPlaceFields: readonly Field[] = [
  {
    kind: 'choice',
    name: 'targetFrom',
    label: 'Target',
    help: 'What says which fields the target has.',
    default: 'sample',
    choices: Object.entries(targetKinds).map(([value, { label, help }]) => ({ value, label, help })),
  },
  {
    kind: 'choice',
    name: 'targetAt',
    label: 'Target Description Is',
    help: 'Where the description is.',
    default: 'text',
    choices: [
      { value: 'text', label: 'Pasted Here' },
      { value: 'url', label: 'At a URL' },
    ],
  },
  {
    kind: 'text',
    name: 'targetText',
    label: 'Target Description',
    help: 'The sample, the schema or the document itself.',
    placeholder: '{ "ContactEmail": "ada@example.com", "Address": { "City": "London" } }',
    default: '',
    rows: 6,
    showWhen: { targetAt: ['text'] },
  },
  {
    kind: 'text',
    name: 'targetUrl',
    label: 'Target URL',
    help: "A path below the credential's base URL, or a full URL.",
    placeholder: 'https://api.example.com/openapi.json',
    default: '',
    showWhen: { targetAt: ['url'] },
  },
];

/** Which operation of the target's API is to be called. */
export const targetOperationProperty: INodeProperties = {
  displayName: 'Target Operation Name or ID',
  name: 'targetOperation',
  type: 'options',
  default: '',
  description:
    'The operation whose fields are wanted. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
  typeOptions: {
    loadOptionsMethod: 'listTargetOperations',
    loadOptionsDependsOn: ['targetFrom', 'targetAt', 'targetText', 'targetUrl'],
  },
  displayOptions: { show: { targetFrom: withOperations } },
};

/** The fields of the target, each with what it is made of. */
export const targetFieldsProperty: INodeProperties = {
  displayName: 'Target Fields',
  name: 'targetFields',
  type: 'resourceMapper',
  noDataExpression: true,
  default: { mappingMode: 'defineBelow', value: null },
  description: 'Drag a field from the input panel onto each target field.',
  typeOptions: {
    loadOptionsDependsOn: ['targetFrom', 'targetAt', 'targetText', 'targetUrl', 'targetOperation'],
    resourceMapper: {
      resourceMapperMethod: 'listTargetFields',
      mode: 'map',
      addAllFields: true,
      supportAutoMap: true,
      valuesLabel: 'Target Fields',
      fieldWords: { singular: 'field', plural: 'fields' },
    },
  },
};

export const minimumConfidence: Field = {
  kind: 'number',
  name: 'minimumConfidence',
  label: 'Minimum Confidence',
  help: 'Nothing below it is proposed; from 0 to 1.',
  default: 0.5,
  min: 0.1,
  max: 1,
};

export const samplesLimit: Field = {
  kind: 'number',
  name: 'mostSamples',
  label: 'Sample Items',
  help: 'How many input items are looked at.',
  default: 100,
  min: 1,
  max: 10_000,
};

export const askModel: Field = {
  kind: 'switch',
  name: 'askModel',
  label: 'Ask AI Model',
  help: 'Whether a connected AI model proposes what names and values do not decide. It gets the names of fields, and samples whose letters and digits are replaced.',
  default: false,
};
