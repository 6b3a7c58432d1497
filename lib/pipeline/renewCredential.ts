import type { Policy } from './Policy';

/**
 * Sends a request once more when its answer was a challenge, or says that a token has expired. The second request
 * asks the limiter and is counted like any other.
 */
export const renewCredential = (): Policy => (next) => async (call) => {
  const answer = await next(call);
  return (await answer.renew?.()) ? next(call) : answer;
};
