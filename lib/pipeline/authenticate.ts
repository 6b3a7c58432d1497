import { authSchemes } from '../auth/authSchemes';
import { createAuthContext } from '../auth/createAuthContext';
import type { HttpRequest } from '../ports/Transport';
import { authTerms } from './authTerms';
import { checkHostRule } from './checkHostRule';
import type { Policy } from './Policy';
import type { Run } from './Run';
import { unlessAborted } from './unlessAborted';

/** Puts the credential on the request, for origins that it is meant for and nowhere else. */
export const authenticate =
  (run: Run): Policy =>
  (next) => {
    const scheme = authSchemes.get(run.access.scheme);
    const { secrets } = run.access;
    const context = createAuthContext(run.access, run.ports, authTerms(run));
    return async (call) => {
      const { request } = call;
      if (!run.origins.includes(request.url)) return next(call);
      checkHostRule(run.access, request.url);
      const applied = scheme.apply(withCommonHeaders(request, run), secrets, context);
      const authenticated = applied instanceof Promise ? await unlessAborted(applied, run.signal) : applied;
      const answer = await next({ ...call, request: authenticated });
      const renew = () => scheme.renew?.(authenticated, answer.response, secrets, context) ?? false;
      // The answer is reported with the request as it was before, so the secret stays in here.
      return { ...answer, request, renew };
    };
  };

/** The credential's headers for every request; a header of the request's own wins. */
function withCommonHeaders(request: HttpRequest, { access }: Run): HttpRequest {
  const common = access.headers.map(({ name, value }) => [name.toLowerCase(), value] as const);
  return { ...request, headers: { ...Object.fromEntries(common), ...request.headers } };
}
