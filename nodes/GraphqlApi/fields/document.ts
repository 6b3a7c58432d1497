import type { Field } from '../../../lib';
import { pairs } from '../../shared/api/fields/pairs';
import { mappingFormFields } from '../../shared/mapping/mappingFormFields';

export const endpointField: Field = {
  kind: 'text',
  name: 'endpoint',
  label: 'Endpoint',
  help: "Where the API answers: a path below the credential's base URL, or a full URL. Empty if the base URL is the endpoint itself.",
  default: '/graphql',
  placeholder: '/graphql',
};

export const documentFields: readonly Field[] = [
  {
    kind: 'text',
    name: 'document',
    label: 'Document',
    help: 'The query or mutation, or the subscription for Subscribe. Pages are followed wherever it asks for a connection: pageInfo and the cursor are added if they are missing.',
    default: '',
    placeholder:
      'query ($owner: String!) { repository(owner: $owner, name: "n8n") { issues(first: 100) { nodes { title } } } }',
    rows: 10,
    required: true,
  },
  {
    kind: 'choice',
    name: 'variablesAs',
    label: 'Variables',
    help: 'How the values of the variables are given.',
    default: 'json',
    choices: [
      { value: 'json', label: 'JSON', help: 'An object; the item itself will do' },
      { value: 'fields', label: 'Fields', help: 'One by one; texts become what the document declares' },
      { value: 'mapping', label: 'Mapping', help: 'Made of the item as the Field Mapper node does' },
    ],
  },
  {
    kind: 'json',
    name: 'variables',
    label: 'Variables (JSON)',
    help: 'An object with the values by name. What the document does not declare is left out, so {{ $json }} as an expression gives the whole item.',
    default: '{}',
    placeholder: '{ "owner": "n8n-io" }',
    showWhen: { variablesAs: ['json'] },
  },
  {
    ...pairs('variableFields', 'Variable Values', 'Variable', 'Values by name, without the dollar sign.', [
      'owner',
      'n8n-io',
    ]),
    showWhen: { variablesAs: ['fields'] },
  },
  ...mappingFormFields({ variablesAs: ['mapping'] }),
];
