import { join } from 'node:path';
import { type ServerProcess, startServerProcess } from './startServerProcess';

/** Settings of scripts/oidcProvider.cjs. */
export interface OidcSettings {
  /** Public key of the client "key-robot". */
  readonly jwk?: object;
  /** The same server again, behind mutual TLS. */
  readonly tls?: { readonly port: number; readonly cert: string; readonly key: string; readonly ca: string };
  /** Where the client "app" may be sent back to. */
  readonly redirectUri?: string;
}

/** What happened at the token endpoint and at the API since the start. */
export interface OidcCounts {
  readonly granted: number;
  readonly refreshed: number;
  readonly refused: number;
  /** Grants revoked with all their tokens, since a used refresh token came again. */
  readonly revoked: number;
  readonly unauthorized: number;
}

export interface OidcProvider extends ServerProcess {
  counts(): Promise<OidcCounts>;
  /** No token that was granted so far opens the API any more. */
  expireTokens(): Promise<void>;
  /** Tokens granted from now on live for so many seconds. */
  setLifetime(seconds: number): Promise<void>;
}

/** The secret of all clients that have one. */
export const oidcSecret = 'a-secret-of-thirty-two-characters-or-more';

/** Starts oidc-provider with an API that asks for its tokens at /api/me. */
export async function startOidcProvider(settings: OidcSettings): Promise<OidcProvider> {
  const script = join(__dirname, 'scripts', 'oidcProvider.cjs');
  const given = JSON.stringify({ ...settings, secret: oidcSecret });
  const server = await startServerProcess(script, (port) => [String(port), given], '/api/counts');
  const call = async (path: string, method = 'POST') => (await fetch(server.url + path, { method })).json();
  return {
    ...server,
    counts: async () => (await call('/api/counts', 'GET')) as OidcCounts,
    expireTokens: async () => void (await call('/api/expire')),
    setLifetime: async (seconds) => void (await call(`/api/lifetime/${seconds}`)),
  };
}
