import type { TokenPart } from '../TokenTerms';
import { clientIdOnly } from './clientIdOnly';

/** A public client (RFC 6749, section 2.1), or one that its grant proves already. */
export const none: TokenPart = {
  label: 'None',
  help: 'the grant says enough: Google service accounts, Salesforce, public clients',
  blamed: 'Client ID',
  parts: clientIdOnly,
};
