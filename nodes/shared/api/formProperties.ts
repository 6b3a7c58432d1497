import type { INodeProperties } from 'n8n-workflow';
import { credentialTypes } from '../credentialTypes';

/** How an operation is listed. */
export interface OperationText {
  readonly label: string;
  readonly help: string;
  /** What the nodes panel offers. */
  readonly action: string;
}

/** Which of the package's credentials is used; the first field of every API node. */
export const authenticationProperty: INodeProperties = {
  displayName: 'Authentication',
  name: 'authentication',
  type: 'options',
  noDataExpression: true,
  default: 'apiIntegrationTokenApi',
  description: 'How the API lets you in. The credential also holds the base URL and the pace.',
  options: [
    ...Object.entries(credentialTypes).map(([value, { label }]) => ({ name: label, value })),
    { name: 'None', value: 'none' },
  ],
};

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
