import type { Field } from '../plan/Field';
import type { HttpRequest } from '../ports/Transport';

/** One way in which an API lets someone in. Members hold no state. */
export interface AuthScheme {
  readonly label: string;
  readonly help: string;
  /** What the credential form asks for. */
  readonly fields: readonly Field[];
  /** The request with the credential on it; the original stays as it is. */
  apply(request: HttpRequest, secrets: Secrets): HttpRequest;
  /** Every text that must never be shown, derived forms (such as base64) included. */
  sensitiveValues(secrets: Secrets): readonly string[];
}

/** Values of a scheme's fields, by field name. */
export type Secrets = Readonly<Record<string, string>>;

/** A copy of the request with one more header. */
export function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
  return { ...request, headers: { ...request.headers, [name.toLowerCase()]: value } };
}
