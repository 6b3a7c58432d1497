import { LearntRate } from '../../../lib/ratelimit/LearntRate';

const permitted = 50;

/** A rate that a server of 50 a second has taught by its refusals, from somebody who always has more to send. */
function taught(): { learnt: LearntRate; now: number } {
  const learnt = new LearntRate('default');
  let [now, room, refusals] = [0, 10, 0];
  while (refusals < 8) {
    const at = Math.max(now + 1, learnt.opening()?.at ?? 0);
    room = Math.min(10, room + ((at - now) / 1000) * permitted);
    now = at;
    learnt.take(now);
    if (room >= 1) {
      room -= 1;
      learnt.accept(now, now);
    } else {
      refusals += 1;
      learnt.refuse(now, now);
    }
  }
  return { learnt, now };
}

/** Requests a second that may go after `now`. */
function rateAfter(learnt: LearntRate, now: number): number {
  let [at, count] = [now, 0];
  while (at < now + 1000) {
    at = Math.max(at, learnt.opening()?.at ?? 0);
    learnt.take(at);
    count += 1;
  }
  return count;
}

it('learns from a few refusals what the server permits', () => {
  const { learnt, now } = taught();
  const rate = rateAfter(learnt, now);
  expect(rate).toBeGreaterThan(permitted * 0.85);
  expect(rate).toBeLessThan(permitted * 1.1);
});

it('does not take a time with little to do for the limit', () => {
  const { learnt, now } = taught();
  for (let at = now; at < now + 2000; at += 100) {
    learnt.take(at);
    learnt.accept(at, at);
  }
  learnt.refuse(now + 2000, now + 2000);
  expect(rateAfter(learnt, now + 2000)).toBeGreaterThan(permitted * 0.75);
});
