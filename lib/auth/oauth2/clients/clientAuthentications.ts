import { createRegistry } from '../../../plan/createRegistry';
import type { TokenPart } from '../TokenTerms';
import { basic } from './basic';
import { clientSecretJwt } from './clientSecretJwt';
import { none } from './none';
import { post } from './post';
import { privateKeyJwt } from './privateKeyJwt';

/** Every way in which a client proves to the authorization server who it is. */
export const clientAuthentications = createRegistry('client authentication', {
  basic,
  post,
  privateKeyJwt,
  clientSecretJwt,
  none,
} satisfies Record<string, TokenPart>);
