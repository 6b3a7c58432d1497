import type { Reply } from '../support/localServer';
import type { Fault, Stage } from './Fault';
import { allIds, idsOf, linkedPages } from './linkedPages';

/** How a server says when to come back; `at` in epoch milliseconds by its own clock. */
type Saying = (at: number, now: number) => Record<string, string>;

const httpDate = (ms: number) => new Date(ms).toUTCString();
const secondsUntil = (at: number, now: number) => String(Math.ceil((at - now) / 1000));

const sayings: Readonly<Record<string, Saying>> = {
  'Retry-After in seconds': (at, now) => ({ 'retry-after': secondsUntil(at, now) }),
  'Retry-After as a date': (at) => ({ 'retry-after': httpDate(at) }),
  'X-RateLimit-Reset in epoch seconds': (at) => limits('x-ratelimit', String(at / 1000)),
  'X-RateLimit-Reset in epoch milliseconds': (at) => limits('x-ratelimit', String(at)),
  'X-RateLimit-Reset in seconds from now': (at, now) => limits('x-ratelimit', secondsUntil(at, now)),
  'RateLimit-Reset in seconds from now': (at, now) => limits('ratelimit', secondsUntil(at, now)),
};

const limits = (prefix: string, reset: string) => ({
  [`${prefix}-limit`]: '10',
  [`${prefix}-remaining`]: '0',
  [`${prefix}-reset`]: reset,
});

const hour = 3_600_000;
const skews: Readonly<Record<string, number>> = {
  '': 0,
  ', server an hour ahead': hour,
  ', server an hour behind': -hour,
};

interface Storm {
  readonly status: number;
  readonly say: Saying;
  /** How far the server's clock is ahead, in milliseconds. */
  readonly skew: number;
  readonly waitMs: number;
  /** Refusals in a row. */
  readonly refusals: number;
}

/** Refuses page 2 several times, and tells on clients that come back before the time it stated. */
function stormOnPage2(stage: Stage, { status, say, skew, waitMs, refusals }: Storm) {
  let openAt = 0;
  return linkedPages(
    stage,
    (): Reply => {
      // Whole seconds, as HTTP dates are.
      const now = Math.ceil((stage.clock.now() + skew) / 1000) * 1000;
      if (stage.clock.now() < openAt) stage.complain(`asked ${openAt - stage.clock.now()} ms too early`);
      openAt = now + waitMs - skew;
      return { status, headers: { date: httpDate(now), ...say(now + waitMs, now) } };
    },
    refusals,
  );
}

function storm(name: string, settings: Storm): Fault {
  return {
    name,
    set: (stage) => ({ handler: stormOnPage2(stage, settings) }),
    expected: { ids: allIds, status: 'complete' },
  };
}

const storms = Object.entries(sayings).flatMap(([how, say]) =>
  Object.entries(skews).flatMap(([whose, skew]) =>
    // Only Retry-After makes a 503 a wait: a limit's reset may be another limit's.
    (how.startsWith('Retry-After') ? [429, 503, 529] : [429]).map((status) =>
      storm(`${status}, ${how}${whose}`, { status, say, skew, waitMs: 42_000, refusals: 4 }),
    ),
  ),
);

/** Longer than the five minutes that are waited for without being asked. */
const tooLong: Fault[] = [429, 503].map((status) => ({
  name: `${status}, a wait longer than allowed`,
  set: (stage) => ({
    handler: stormOnPage2(stage, {
      status,
      say: sayings['Retry-After in seconds']!,
      skew: 0,
      waitMs: hour,
      refusals: 1,
    }),
  }),
  expected: {
    ids: idsOf(1),
    status: 'partial',
    code: status === 503 ? 'SERVER_BUSY' : 'RATE_LIMITED',
  },
}));

const silent: Fault[] = [429, 500, 503, 529].map((status) => ({
  name: `${status} four times over without a word on when`,
  set: (stage) => ({ handler: linkedPages(stage, () => ({ status }), 4) }),
  expected: { ids: allIds, status: 'complete' },
}));

/** Storms of refusals, with every form of wait. */
export const throttleFaults: readonly Fault[] = [...storms, ...tooLong, ...silent];
