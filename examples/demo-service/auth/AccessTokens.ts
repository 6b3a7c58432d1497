import { type Account, accounts } from './accounts';

/** Seconds that a token lives. */
export const tokenLifetime = 300;

/** A token opens so few requests that everyone sees what happens when it is refused before its time. */
const requestsPerToken = 3;

interface Grant {
  readonly account: Account;
  readonly expiresAt: number;
  left: number;
}

/** Access tokens (OAuth 2, client credentials) that were granted since the start. */
export class AccessTokens {
  private readonly grants = new Map<string, Grant>();

  /** A token for the client with this id and secret; undefined when there is none. */
  grant(id: string, secret: string, now: number): string | undefined {
    const account = accounts.find(({ client }) => client.id === id && client.secret === secret);
    if (!account) return undefined;
    const token = `granted-token-${this.grants.size + 1}`;
    this.grants.set(token, { account, expiresAt: now + tokenLifetime * 1000, left: requestsPerToken });
    return token;
  }

  /** The account that a token opens, for one request more. */
  use(token: string, now: number): Account | undefined {
    const grant = this.grants.get(token);
    if (!grant || grant.left === 0 || now >= grant.expiresAt) return undefined;
    grant.left -= 1;
    return grant.account;
  }
}
