import { createRegistry } from '../../plan/createRegistry';
import { aws } from './methods/aws';
import { hmac } from './methods/hmac';
import { messageSignature } from './methods/messageSignature';
import type { SigningMethod } from './SigningMethod';

/** Every way to sign requests. */
export const signingMethods = createRegistry('signature', {
  aws,
  hmac,
  messageSignature,
} satisfies Record<string, SigningMethod>);
