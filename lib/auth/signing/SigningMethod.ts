import type { Field } from '../../plan/Field';
import type { HttpRequest } from '../../ports/Transport';
import type { Secrets } from '../AuthScheme';

/** One way to sign requests. Pure but for nonces. */
export interface SigningMethod {
  readonly label: string;
  readonly help: string;
  /** What the credential form asks for. */
  readonly fields: readonly Field[];
  /** The request with its signature; `now` in epoch milliseconds. */
  sign(request: HttpRequest, body: Buffer, secrets: Secrets, now: number): HttpRequest | Promise<HttpRequest>;
}

/** The request with more headers, or other values in those it has. */
export function withHeaders(request: HttpRequest, headers: Readonly<Record<string, string>>): HttpRequest {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { ...request, headers: { ...request.headers, ...Object.fromEntries(lower) } };
}
