import { ApiError } from '../../../errors/ApiError';
import { isObject } from '../../../plan/json';
import { originOf } from '../../../plan/originOf';
import type { HttpResponse } from '../../../ports/Transport';
import type { AuthContext, Secrets } from '../../AuthScheme';
import { unreachable } from './tokenErrors';

/** The metadata of an issuer is read again after this time. */
const metadataAgeMs = 3_600_000;

interface Found {
  readonly url: string;
  readonly at: number;
}

/** Where tokens are granted: as the credential says, or as the issuer's metadata says. */
export async function tokenEndpoint(secrets: Secrets, context: AuthContext): Promise<string> {
  if (secrets.tokenServer !== 'issuer') return checked(secrets.tokenUrl ?? '', 'Token URL');
  const { clock, memory } = context;
  const known = memory.get('token endpoint') as Found | undefined;
  if (known && clock.now() - known.at < metadataAgeMs) return known.url;
  const url = await discover(checked(secrets.issuerUrl ?? '', 'Issuer URL'), context);
  memory.set('token endpoint', { url, at: clock.now() } satisfies Found);
  return url;
}

function checked(address: string, field: string): string {
  const trimmed = address.trim();
  originOf(trimmed, field);
  return trimmed;
}

async function discover(issuer: string, context: AuthContext): Promise<string> {
  const tried: string[] = [];
  for (const url of metadataUrls(issuer)) {
    const response = await context
      .send({ method: 'GET', url, headers: { accept: 'application/json' } })
      .catch((error: unknown) => {
        throw unreachable(error, 'Issuer URL');
      });
    const metadata = response.status === 200 ? jsonOf(response) : undefined;
    if (isObject(metadata)) return endpointOf(metadata, issuer, context);
    tried.push(`${url} answered ${response.status}`);
  }
  throw invalidIssuer(
    `There is no metadata of an authorization server at "Issuer URL" (${tried.join('; ')})`,
  );
}

/** OpenID Connect Discovery 1.0, section 4, appends; RFC 8414, section 3.1, inserts before the path. */
function metadataUrls(issuer: string): string[] {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  return [
    `${origin}${path}/.well-known/openid-configuration`,
    `${origin}/.well-known/oauth-authorization-server${path}`,
  ];
}

function endpointOf(
  metadata: Record<string, unknown>,
  issuer: string,
  { usesCertificate }: AuthContext,
): string {
  const withoutSlash = (text: string) => text.replace(/\/$/, '');
  // RFC 8414, section 3.3: another issuer's metadata must not be used.
  if (withoutSlash(String(metadata.issuer)) !== withoutSlash(issuer))
    throw invalidIssuer(`The metadata at "Issuer URL" is that of another issuer, ${String(metadata.issuer)}`);
  const aliases = isObject(metadata.mtls_endpoint_aliases) ? metadata.mtls_endpoint_aliases : {};
  const named = (usesCertificate && aliases.token_endpoint) || metadata.token_endpoint;
  if (typeof named !== 'string') throw invalidIssuer('The metadata at "Issuer URL" names no token_endpoint');
  return checked(named, 'Issuer URL');
}

function jsonOf({ body }: HttpResponse): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

function invalidIssuer(subject: string): ApiError {
  return new ApiError('TOKEN_REFUSED', {
    subject,
    field: 'Issuer URL',
    hint: 'Correct "Issuer URL" in the credential, or set Token Server to "By Token URL" and fill that in.',
  });
}
