import type { INodeProperties } from 'n8n-workflow';
import { certificateType, credentialSlots } from '../shared/api/credentialSlots';
import { credentialTypes } from '../shared/credentialTypes';

const forDocuments = Object.entries(credentialTypes).filter(([name]) => name !== certificateType);

/** What the server of a document may want; a client certificate is for APIs. */
export const documentCredentials = credentialSlots.filter(({ name }) => name !== certificateType);

export const authenticationProperty: INodeProperties = {
  displayName: 'Authentication',
  name: 'authentication',
  type: 'options',
  noDataExpression: true,
  default: 'none',
  description: 'How the server lets you in that has it.',
  options: [
    { name: 'None', value: 'none' },
    ...forDocuments.map(([value, { label }]) => ({ name: label, value })),
  ],
};
