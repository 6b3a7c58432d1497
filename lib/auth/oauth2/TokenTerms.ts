import type { Secrets } from '../AuthScheme';

/** What a grant or a client's authentication is made of. */
export interface TokenTerms {
  readonly secrets: Secrets;
  readonly tokenUrl: string;
  /** Epoch milliseconds by the authorization server's clock, as far as it is known. */
  readonly now: number;
  /** What it makes of secrets must never be shown either. */
  conceal(secret: string): void;
}

/** Parts of a token request (RFC 6749, section 3.2). */
export interface RequestParts {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One way to ask for a token, or one way in which the client proves who it is. */
export interface TokenPart {
  readonly label: string;
  readonly help: string;
  /** The field that is wrong when the server does not accept this part, as its label reads. */
  readonly blamed: string;
  /** It carries times, so it fails where the clocks differ. */
  readonly isTimed?: boolean;
  parts(terms: TokenTerms): RequestParts | Promise<RequestParts>;
}
