import type { CredentialReference, NameValue } from './RequestPlan';
import type { TokenSource } from '../ports/TokenSource';
import type { TlsOptions } from '../ports/Transport';

/** How fast an API may be asked; shared by everything that uses the same credential. */
export interface Pace {
  /** `undefined`: as fast as the server's own limits allow. */
  readonly requestsPerSecond?: number;
  /** Requests that may go together after a pause; 1 when undefined. */
  readonly burst?: number;
  /** Requests under way at the same time: at the most, and how many the engine never goes below by itself. */
  readonly maxConcurrency?: number;
  readonly minConcurrency?: number;
}

/**
 * A credential, read and ready: the only place where secrets live while a plan runs. Never logged, never
 * serialised.
 */
export interface Access {
  readonly credential?: CredentialReference;
  /** A name from the auth scheme registry. */
  readonly scheme: string;
  /** The scheme's own fields. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Absolute; the secret goes to its origin only. Absent without a credential. */
  readonly baseUrl?: string;
  /** Other origins that may receive the secret. */
  readonly allowedOrigins: readonly string[];
  readonly pace: Pace;
  /** Sent with every request to an allowed origin. */
  readonly headers: readonly NameValue[];
  readonly tls?: TlsOptions;
  /** Where the host keeps the token of a user who has signed in. */
  readonly tokens?: TokenSource;
  /** The host's own rule on domains (n8n: "Allowed HTTP Request Domains"). */
  readonly isUrlAllowedByHost?: (url: string) => boolean;
}

/** Access to an API that asks for no credential. */
export const anonymousAccess: Access = {
  scheme: 'none',
  secrets: {},
  allowedOrigins: [],
  pace: {},
  headers: [],
};
