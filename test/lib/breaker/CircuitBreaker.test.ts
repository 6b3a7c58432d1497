import { CircuitBreaker, type Health } from '../../../lib/breaker/CircuitBreaker';
import { breakerDefaults } from '../../../lib/plan/BreakerSpec';
import { createVirtualClock, type VirtualClock } from '../../support/virtualClock';

const spec = { ...breakerDefaults, minimumCalls: 10, probes: 2 };
let clock: VirtualClock;
let breaker: CircuitBreaker;
beforeEach(() => {
  clock = createVirtualClock();
  breaker = new CircuitBreaker(clock);
});

const enter = () => breaker.enter(spec);
/** Sends requests that end like this; true for each that opened the circuit, undefined for each refused. */
const send = (...outcomes: Health[]) =>
  outcomes.map((health) => {
    const passage = enter();
    return 'end' in passage ? passage.end(health) : undefined;
  });
const many = (count: number, health: Health) => Array<Health>(count).fill(health);
const refusedUntil = () => {
  const passage = enter();
  return 'retryAt' in passage ? passage.retryAt - clock.now() : undefined;
};

describe('a closed circuit', () => {
  it('opens when enough requests have failed, and says until when', () => {
    send(...many(9, 'failing'));
    expect(breaker.state).toBe('closed');
    expect(send('failing')).toEqual([true]);
    expect(breaker.state).toBe('open');
    expect(refusedUntil()).toBe(30_000);
  });

  it.each<[string, Health[], string]>([
    [
      'closed when one in four works',
      [...many(9, 'failing'), ...many(4, 'healthy'), ...many(3, 'failing')],
      'closed',
    ],
    ['open when four in five fail', [...many(2, 'healthy'), ...many(8, 'failing')], 'open'],
    ['closed when nothing is known of them', many(50, 'unknown'), 'closed'],
    ['closed when all is well', many(50, 'healthy'), 'closed'],
  ])('is %s', (_name, outcomes, state) => {
    send(...outcomes);
    expect(breaker.state).toBe(state);
  });

  it('forgets what lies behind the window', async () => {
    send(...many(9, 'failing'));
    await clock.advance(60_001);
    send(...many(9, 'failing'));
    expect(breaker.state).toBe('closed');
  });

  it('adds up over the window, however slowly they come', async () => {
    for (let index = 0; index < 10; index += 1) {
      send('failing');
      await clock.advance(5_000);
    }
    expect(breaker.state).toBe('open');
  });
});

describe('an open circuit', () => {
  beforeEach(() => void send(...many(10, 'failing')));

  it('lets nothing pass before the time, and a few requests after it', async () => {
    await clock.advance(29_999);
    expect(refusedUntil()).toBe(1);
    await clock.advance(1);
    expect([enter(), enter(), enter()].map((passage) => 'end' in passage)).toEqual([true, true, false]);
    expect(breaker.state).toBe('half-open');
  });

  it('closes when all probes succeed, and starts counting anew', async () => {
    await clock.advance(30_000);
    send('healthy');
    expect(breaker.state).toBe('half-open');
    send('healthy');
    expect(breaker.state).toBe('closed');
    send(...many(9, 'failing'));
    expect(breaker.state).toBe('closed');
  });

  it('doubles its cool-down with each failing probe, up to the maximum, and forgets that once closed', async () => {
    const waits: Array<number | undefined> = [];
    for (let index = 0; index < 6; index += 1) {
      waits.push(refusedUntil());
      await clock.advance(waits.at(-1)!);
      send('failing');
    }
    expect(waits).toEqual([30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
    await clock.advance(300_000);
    send('healthy', 'healthy', ...many(10, 'failing'));
    expect(refusedUntil()).toBe(30_000);
  });

  it('gives the place of a probe that was cancelled to another', async () => {
    await clock.advance(30_000);
    send('unknown', 'unknown', 'unknown');
    expect(send('healthy', 'healthy')).toEqual([false, false]);
    expect(breaker.state).toBe('closed');
  });

  it('does not listen to requests that were sent before it opened', async () => {
    breaker = new CircuitBreaker(clock);
    const early = enter();
    send(...many(10, 'failing'));
    await clock.advance(30_000);
    send('healthy');
    expect('end' in early && early.end('failing')).toBe(false);
    expect(breaker.state).toBe('half-open');
  });
});
