import type { AuthContext } from '../../../lib/auth/AuthScheme';
import { tokenKeeper } from '../../../lib/auth/oauth2/TokenKeeper';
import { machineOAuth2 } from '../../../lib/auth/schemes/machineOAuth2';
import { createRedactor } from '../../../lib/observability/createRedactor';
import type { HttpRequest } from '../../../lib/ports/Transport';
import { systemClock } from '../../../lib/ports/Clock';
import type { BenchCase } from '../BenchCase';
import { median } from '../median';

const requests = 100_000;
const rounds = 5;
const budgetUs = 20;

const request: HttpRequest = {
  method: 'GET',
  url: 'https://api.test/users?page=2',
  headers: { accept: 'application/json', 'x-version': '2' },
};
const secrets = { tokenUrl: 'https://login.test/token', clientId: 'bench', clientSecret: 'bench-secret' };

export const authCached: BenchCase = {
  help: `putting a token that is already there on a request, ${requests} times; the engine alone`,
  workflows: () => [],
  async measure() {
    const context = contextWithToken();
    await applyAll(context);
    const microseconds: number[] = [];
    for (let round = 0; round < rounds; round += 1) microseconds.push(await applyAll(context));
    return {
      '': {
        unit: 'µs a request',
        better: 'lower',
        ours: median(microseconds),
        peer: null,
        peerName: null,
        limit: budgetUs,
        limitName: 'what it may cost',
      },
    };
  },
};

/** As in a run that has a token already; nothing is sent. */
function contextWithToken(): AuthContext {
  const memory = new Map<string, unknown>();
  const token = { value: 'a-token-of-usual-length'.repeat(40), expiresAt: Date.now() + 3_600_000 };
  tokenKeeper(systemClock, memory).offer(token, Date.now());
  return {
    clock: systemClock,
    memory,
    baseUrl: 'https://api.test',
    usesCertificate: false,
    origins: { list: ['https://api.test'], includes: () => true },
    send: () => Promise.reject(new Error('nothing is sent here')),
    conceal: createRedactor([]).conceal,
    warn: () => undefined,
  };
}

/** Microseconds for each request. */
async function applyAll(context: AuthContext): Promise<number> {
  const startedAt = performance.now();
  for (let index = 0; index < requests; index += 1) await machineOAuth2.apply(request, secrets, context);
  return ((performance.now() - startedAt) * 1000) / requests;
}
