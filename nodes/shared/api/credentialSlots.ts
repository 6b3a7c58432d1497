import type { INodeCredentialDescription } from 'n8n-workflow';
import { type CredentialTypeName, credentialTypes, soapCredentialTypes } from '../credentialTypes';

/** Goes together with any other credential: it has a place of its own. */
export const certificateType = 'apiIntegrationTlsApi' satisfies CredentialTypeName;

/** Where Authentication names the certificate itself there is no switch, so that this shows it in both cases. */
const unlessSwitchedOff = { hide: { clientCertificate: [false] } };

/** The credentials of an API node: the one that Authentication names, and a client certificate where it is wanted. */
export const credentialSlots = slotsOf(credentialTypes);
export const soapCredentialSlots = slotsOf(soapCredentialTypes);

function slotsOf(types: object): INodeCredentialDescription[] {
  return Object.keys(types).map((name) => ({
    name,
    required: true,
    ...(name === certificateType
      ? { displayName: 'Client Certificate', displayOptions: unlessSwitchedOff }
      : { displayOptions: { show: { authentication: [name] } } }),
  }));
}
