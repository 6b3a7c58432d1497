import { createVirtualClock } from './virtualClock';

const start = Date.UTC(2030, 0, 1);

describe('moved by hand', () => {
  test('time stands still until it is advanced', async () => {
    const clock = createVirtualClock(start);
    let isAwake = false;
    void clock.sleep(100).then(() => (isAwake = true));
    await clock.advance(99);
    expect([isAwake, clock.now(), clock.pending]).toEqual([false, start + 99, 1]);
    await clock.advance(1);
    expect([isAwake, clock.now(), clock.pending]).toEqual([true, start + 100, 0]);
  });

  test('sleepers wake in due order, each at its hour, also those who fall asleep on the way', async () => {
    const clock = createVirtualClock(start);
    const log: string[] = [];
    const sleeper = async (name: string, ...times: number[]) => {
      for (const ms of times) {
        await clock.sleep(ms);
        log.push(`${name} ${clock.now() - start}`);
      }
    };
    void sleeper('a', 30, 30);
    void sleeper('b', 10, 10, 10, 10);
    void sleeper('c', 20, 20);
    await clock.advance(50);
    expect(log).toEqual(['b 10', 'c 20', 'b 20', 'a 30', 'b 30', 'c 40', 'b 40']);
    expect(clock.now()).toBe(start + 50);
    expect(clock.sleeps).toEqual([30, 10, 20, 10, 20, 10, 30, 10]);
  });

  test('calls back at its hour, unless that is taken back', async () => {
    const clock = createVirtualClock(start);
    const log: string[] = [];
    clock.after(10, () => log.push(`kept ${clock.now() - start}`));
    clock.after(10, () => log.push('taken back'))();
    await clock.advance(20);
    expect(log).toEqual(['kept 10']);
    expect(clock.pending).toBe(0);
  });

  test('a sleep of no time needs no advance', async () => {
    await createVirtualClock().sleep(0);
    await createVirtualClock().sleep(-5);
  });

  test('an abort ends a sleep with its reason, and leaves the others', async () => {
    const clock = createVirtualClock();
    const cancel = new AbortController();
    const aborted = expect(clock.sleep(10, cancel.signal)).rejects.toBe('no more');
    const other = clock.sleep(20, cancel.signal === null ? undefined : new AbortController().signal);
    cancel.abort('no more');
    await aborted;
    expect(clock.pending).toBe(1);
    await clock.advance(20);
    await other;
    await expect(clock.sleep(10, AbortSignal.abort('before'))).rejects.toBe('before');
  });
});

describe('advancing by itself', () => {
  test('many sleepers at once wake in due order without real time passing', async () => {
    const clock = createVirtualClock(start, { autoAdvance: true });
    const woken: number[] = [];
    const hours = Array.from({ length: 200 }, (_value, index) => ((index * 7919) % 200) * 3_600_000);
    await Promise.all(hours.map((ms) => clock.sleep(ms).then(() => woken.push(clock.now() - start))));
    expect(woken).toEqual([...hours].sort((a, b) => a - b));
  });

  test('work that can go on without time passing goes first', async () => {
    const clock = createVirtualClock(start, { autoAdvance: true });
    const long = clock.sleep(1000).then(() => clock.now() - start);
    const turns = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      await clock.sleep(10);
      return clock.now() - start;
    };
    expect(await Promise.all([long, turns()])).toEqual([1000, 10]);
  });

  test('it can be switched on later', async () => {
    const clock = createVirtualClock(start);
    const first = clock.sleep(5);
    clock.autoAdvance = true;
    await clock.sleep(10);
    await first;
    expect(clock.now()).toBe(start + 10);
  });

  test('time holds while work is under way', async () => {
    const clock = createVirtualClock(start, { autoAdvance: true });
    let finish = () => {};
    const held = clock.hold(() => new Promise<void>((resolve) => (finish = resolve)));
    const slept = clock.sleep(1000);
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(clock.now()).toBe(start);
    finish();
    await Promise.all([held, slept]);
    expect(clock.now()).toBe(start + 1000);
  });
});
