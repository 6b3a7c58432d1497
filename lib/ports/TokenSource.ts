/** An access token as an authorization server has granted it (RFC 6749, section 5.1). */
export interface AccessToken {
  readonly value: string;
  /** Epoch milliseconds by the local clock; undefined when the server did not say. */
  readonly expiresAt?: number;
  /** Milliseconds from its granting to its expiry. */
  readonly lifetimeMs?: number;
}

/** A host that keeps a user's token and renews it itself, so that a rotated refresh token is saved. */
export interface TokenSource {
  /** The token as it was stored when the credential was read; undefined when the user has never connected it. */
  readonly stored?: AccessToken;
  /** When it was read, epoch milliseconds. */
  readonly readAt: number;
  /**
   * A token in place of one that no longer serves: the one stored meanwhile where somebody else has renewed it, else
   * a new one. Rejects with an ApiError (TOKEN_REFUSED, TOKEN_UNAVAILABLE).
   */
  renew(stale: AccessToken): Promise<AccessToken>;
}
