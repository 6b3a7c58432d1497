import type { AuthContext } from '../../lib/auth/AuthScheme';
import { createVirtualClock } from './virtualClock';

/** What a scheme works with, for tests of the scheme alone; `more` replaces what the test looks at. */
export function authContext(more: Partial<AuthContext> = {}): AuthContext {
  return {
    clock: createVirtualClock(),
    memory: new Map(),
    baseUrl: 'https://api.test',
    usesCertificate: false,
    origins: {
      list: ['https://api.test'],
      includes: (url) => new URL(url).origin === 'https://api.test',
    },
    send: () => Promise.reject(new Error('nothing is sent in this test')),
    conceal: () => undefined,
    warn: () => undefined,
    ...more,
  };
}
