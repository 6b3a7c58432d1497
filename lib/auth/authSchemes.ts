import { createRegistry } from '../plan/createRegistry';
import type { AuthScheme } from './AuthScheme';
import { basic } from './schemes/basic';
import { key } from './schemes/key';
import { machineOAuth2 } from './schemes/machineOAuth2';
import { none } from './schemes/none';
import { session } from './schemes/session';
import { signed } from './schemes/signed';
import { tls } from './schemes/tls';
import { token } from './schemes/token';
import { userOAuth2 } from './schemes/userOAuth2';
import { wsSecurity } from './schemes/wsSecurity';

/** Every way of authentication, in the order in which lists show it. */
export const authSchemes = createRegistry('authentication', {
  none,
  token,
  key,
  basic,
  userOAuth2,
  machineOAuth2,
  session,
  signed,
  wsSecurity,
  tls,
} satisfies Record<string, AuthScheme>);
