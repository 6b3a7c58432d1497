import { ApiError } from '../../../lib/errors/ApiError';
import { RunRecorder } from '../../../lib/observability/RunRecorder';
import type { Run } from '../../../lib/pipeline/Run';
import { createWaitBeforeRetry } from '../../../lib/pipeline/waitBeforeRetry';
import { planDefaults } from '../../../lib/plan/RequestPlan';
import { createVirtualClock } from '../../support/virtualClock';

function start() {
  const clock = createVirtualClock(undefined, { autoAdvance: true });
  const recorder = new RunRecorder(clock);
  const run = { plan: { retry: planDefaults.retry }, ports: { clock, random: () => 0.5 }, recorder };
  const wait = createWaitBeforeRetry(run as unknown as Run);
  return { clock, wait, waits: () => recorder.finish({ status: 'complete', reason: '' }).waits };
}

it('backs off with decorrelated jitter after a refusal without a stated time, named by its limit', async () => {
  const { wait, waits } = start();
  await wait(new ApiError('RATE_LIMITED', { limit: 'search' }));
  expect(waits()).toEqual([{ ms: 1000, cause: 'backoff', bucket: 'search' }]);
});

it('waits no shorter than the API asks for', async () => {
  const { wait, waits } = start();
  await wait(new ApiError('RATE_LIMITED', { shortestWaitMs: 30_000 }));
  expect(waits()).toEqual([{ ms: 30_000, cause: 'backoff', bucket: 'default' }]);
});

it('leaves a stated wait to the limiter', async () => {
  const { clock, wait } = start();
  await wait(new ApiError('RATE_LIMITED', { retryAt: clock.now() + 60_000 }));
  expect(clock.sleeps).toEqual([]);
});

it.each([
  ['stated', (now: number) => ({ retryAt: now + 600_000 })],
  ['documented', () => ({ shortestWaitMs: 600_000 })],
])('fails at once when the %s wait is longer than allowed', async (_name, detail) => {
  const { clock, wait } = start();
  const retryAt = clock.now() + 600_000;
  const failed = wait(new ApiError('RATE_LIMITED', detail(clock.now())));
  await expect(failed).rejects.toMatchObject({ detail: { retryAt, field: 'Longest Wait' } });
});
