import type { Field } from '../plan/Field';
import type { Clock } from '../ports/Clock';
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
}

export type AuthMemory = Map<string, unknown>;

/** Values of a scheme's fields, by field name. */
export type Secrets = Readonly<Record<string, string>>;

/** A copy of the request with one more header. */
export function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
  return { ...request, headers: { ...request.headers, [name.toLowerCase()]: value } };
}
