import type { INodeProperties } from 'n8n-workflow';
import { credentialTypes, soapCredentialTypes } from '../credentialTypes';
import { certificateType } from './credentialSlots';

/** How an operation is listed. */
export interface OperationText {
  readonly label: string;
  readonly help: string;
  /** What the nodes panel offers. */
  readonly action: string;
}

/** Which of the package's credentials is used. */
function authenticationProperty(types: Readonly<Record<string, { label: string }>>): INodeProperties {
  return {
    displayName: 'Authentication',
    name: 'authentication',
    type: 'options',
    noDataExpression: true,
    default: 'apiIntegrationTokenApi',
    description: 'How the API lets you in. The credential also holds the base URL and the pace.',
    options: [
      ...Object.entries(types).map(([value, { label }]) => ({ name: label, value })),
      { name: 'None', value: 'none' },
    ],
  };
}

/** In the node's Settings, where n8n's own HTTP Request node has it. */
const clientCertificateProperty: INodeProperties = {
  displayName: 'Client Certificate',
  name: 'clientCertificate',
  type: 'boolean',
  noDataExpression: true,
  isNodeSetting: true,
  default: false,
  description:
    'Whether the server wants to see a TLS client certificate as well. A second credential then holds it.',
  displayOptions: { hide: { authentication: [certificateType] } },
};

/** How an API lets someone in: the first fields of every API node. */
export const authenticationProperties = [authenticationProperty(credentialTypes), clientCertificateProperty];
export const soapAuthenticationProperties = [
  authenticationProperty(soapCredentialTypes),
  clientCertificateProperty,
];

/** The choice of what a node does. */
export function operationProperty(
  operations: Readonly<Record<string, OperationText>>,
  initial: string,
): INodeProperties {
  return {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    default: initial,
    options: Object.entries(operations).map(([value, { label, help, action }]) => ({
      name: label,
      value,
      description: help,
      action,
    })),
  };
}
