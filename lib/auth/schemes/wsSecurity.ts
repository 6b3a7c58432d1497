import { createPrivateKey } from 'node:crypto';
import { ApiError } from '../../errors/ApiError';
import { type AuthContext, type AuthScheme, type Secrets, shareWork, withHeader } from '../AuthScheme';
import { basicCredentials, basicValue } from '../basicValue';
import { checkValidity } from '../tls/checkValidity';
import type { Identity } from '../tls/Identity';
import { readIdentity } from '../tls/readIdentity';
import { mapEnvelope } from '../wsSecurity/mapEnvelope';
import { secureEnvelope } from '../wsSecurity/secureEnvelope';
import { wsSecurityFields } from '../wsSecurity/wsSecurityFields';

/** A security header in the SOAP envelope (OASIS WS-Security 1.1), made anew for every attempt. */
export const wsSecurity: AuthScheme = {
  label: 'WS-Security',
  help: 'A security header in the SOAP envelope: user name, signature, or both.',
  fields: wsSecurityFields,
  async apply(request, secrets, context) {
    const identity = await identityOf(secrets, context);
    const http = httpOf(secrets);
    const known = http.username ? withHeader(request, 'authorization', basicValue(http)) : request;
    // The WSDL itself is read with a GET.
    if (known.body === undefined) return known;
    const now = context.clock.now();
    return mapEnvelope(known, (envelope) => secureEnvelope(envelope, secrets, identity, now));
  },
  sensitiveValues: (secrets) => {
    const { password = '', privateKey = '', pfx = '', passphrase = '', httpPassword = '' } = secrets;
    return [password, privateKey, pfx, passphrase, httpPassword, basicCredentials(httpOf(secrets))];
  },
};

function httpOf({ httpUser = '', httpPassword = '' }: Secrets): Secrets {
  return { username: httpUser, password: httpPassword };
}

/** Read once for all envelopes; what is in the memory belongs to these very secrets. */
async function identityOf(
  secrets: Secrets,
  { memory, clock, warn }: AuthContext,
): Promise<Identity | undefined> {
  if (secrets.wsSecurity !== 'signature' && secrets.wsSecurity !== 'both') return undefined;
  const known = memory.get('identity') as Identity | undefined;
  const identity = known ?? (await shareWork(memory, 'identity', () => readSigner(secrets)));
  memory.set('identity', identity);
  const warning = checkValidity(identity, clock.now());
  if (warning !== undefined) warn(warning);
  return identity;
}

async function readSigner(secrets: Secrets): Promise<Identity> {
  const identity = await readIdentity(secrets);
  if (createPrivateKey(identity.key).asymmetricKeyType === 'rsa') return identity;
  throw new ApiError('INVALID_SETTING', {
    subject: 'The private key of the credential is no RSA key, and envelopes are signed with RSA',
    field: 'Private Key',
    hint: 'Ask for a certificate with an RSA key.',
  });
}
