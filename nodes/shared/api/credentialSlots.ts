import type { INodeCredentialDescription } from 'n8n-workflow';
import { credentialTypes } from '../credentialTypes';

/** The credentials of an API node: the one that Authentication names. */
export const credentialSlots: INodeCredentialDescription[] = Object.keys(credentialTypes).map((name) => ({
  name,
  required: true,
  displayOptions: { show: { authentication: [name] } },
}));
