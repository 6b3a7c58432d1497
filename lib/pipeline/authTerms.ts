import type { AuthTerms } from '../auth/createAuthContext';
import { checkHostRule } from './checkHostRule';
import { measured } from './measure';
import type { Run } from './Run';
import { sendOptions } from './sendOnce';

/** What a run lends to the scheme of its credential. What the scheme sends is in the run's report like the rest. */
export function authTerms(run: Run): AuthTerms {
  const { ports, recorder, redactor, origins, access } = run;
  // Others may wait for the same answer: it is not this run's to take back.
  const options = sendOptions({ ...run, signal: undefined }, access.tls);
  return {
    origins,
    conceal: (secret) => redactor.conceal(secret),
    warn: (warning) => recorder.warn(warning),
    async send(request) {
      // The rule is about where the API's secret goes; an authorization server elsewhere has its own.
      if (origins.includes(request.url)) checkHostRule(access, request.url);
      const { response } = await measured({ ports, recorder }, request, async () => ({
        response: await ports.transport.send(request, options),
      }));
      return response;
    },
  };
}
