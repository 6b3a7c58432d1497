import { N8n, type N8nPlace } from './N8n';

/** What the set-up started for all the tests. Plain data: it goes through the environment. */
export interface HostUnderTest {
  n8n: N8nPlace;
  /** Address of the demo service. */
  serviceUrl: string;
}

const VARIABLE = 'HOST_UNDER_TEST';

export function provideHost(host: HostUnderTest): void {
  process.env[VARIABLE] = JSON.stringify(host);
}

export function hostUnderTest(): { n8n: N8n; serviceUrl: string } {
  const host = JSON.parse(process.env[VARIABLE] ?? 'null') as HostUnderTest | null;
  if (!host) throw new Error('No n8n was set up: run these tests with `npm run test:host`.');
  return { n8n: new N8n(host.n8n), serviceUrl: host.serviceUrl };
}
