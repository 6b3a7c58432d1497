import type { Field } from '../plan/Field';
import type { TrustedOrigins } from '../plan/trustedOrigins';
import type { Clock } from '../ports/Clock';
import type { TokenSource } from '../ports/TokenSource';
import type { HttpRequest, HttpResponse } from '../ports/Transport';

/** One way in which an API lets someone in. Members hold no state: what they remember is in the context. */
export interface AuthScheme {
  readonly label: string;
  readonly help: string;
  /** What the credential form asks for. */
  readonly fields: readonly Field[];
  /** The request with the credential on it; the original stays as it is. Called for every attempt. */
  apply(request: HttpRequest, secrets: Secrets, context: AuthContext): HttpRequest | Promise<HttpRequest>;
  /**
   * Reads an answer to a request that `apply` has made: whether it makes sense to send the request once more with
   * the credential put on anew, because the server has sent a challenge or a token has expired.
   */
  renew?(
    request: HttpRequest,
    response: HttpResponse,
    secrets: Secrets,
    context: AuthContext,
  ): boolean | Promise<boolean>;
  /** Every text that must never be shown, derived forms (such as base64) included. */
  sensitiveValues(secrets: Secrets): readonly string[];
}

/** What a scheme may use besides the request. */
export interface AuthContext {
  readonly clock: Clock;
  /** What is remembered between the requests of one credential: a challenge, a token. */
  readonly memory: AuthMemory;
  /** The credential's base URL; '' when it has none. */
  readonly baseUrl: string;
  /** Who may receive the credential's secrets. */
  readonly origins: TrustedOrigins;
  /**
   * Sends a request of the scheme's own, such as a login, with the connection's rules (TLS, deadlines, the host's
   * filters) but without policies: nothing is put on it, redirects come back as they are, no limit is asked (the
   * request that waits for it holds a permit already). It goes on when the run is cancelled, since others may wait
   * for the outcome too. Rejects with an ApiError when no answer came; the scheme judges the status.
   */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** The connection shows a client certificate (TLS). */
  readonly usesCertificate: boolean;
  /** Where the host keeps the token of a user who has signed in, if it does. */
  readonly tokens?: TokenSource;
  /** Makes sure that a secret which the scheme was given along the way, such as a token, is never shown. */
  conceal(secret: string): void;
  /** Tells the user of something to see to, such as a certificate that will expire. */
  warn(warning: string): void;
}

export type AuthMemory = Map<string, unknown>;

/**
 * Work that all who need it at the same time share, such as a login: one does it, the others get its outcome. A
 * failure is told to all of them and not remembered.
 */
export function shareWork<Value>(
  memory: AuthMemory,
  name: string,
  work: () => Promise<Value>,
): Promise<Value> {
  const key = `under way: ${name}`;
  const underWay = memory.get(key) as Promise<Value> | undefined;
  if (underWay) return underWay;
  const started = work().finally(() => memory.delete(key));
  memory.set(key, started);
  return started;
}

/** Values of a scheme's fields, by field name. */
export type Secrets = Readonly<Record<string, string>>;

/** A copy of the request with one more header. */
export function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
  return { ...request, headers: { ...request.headers, [name.toLowerCase()]: value } };
}
