import type { AccessToken } from '../../ports/TokenSource';

/** What an API has given out to whoever logged in. `value`: the token, or '' where cookies are all there is. */
export interface Session extends AccessToken {
  /** `name=value`, as the answer set them. */
  readonly cookies: readonly string[];
}
