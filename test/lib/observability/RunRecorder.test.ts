import { RunRecorder } from '../../../lib/observability/RunRecorder';
import { createVirtualClock } from '../../support/virtualClock';

const end = { status: 'complete', reason: 'done' } as const;

describe('waits in a report', () => {
  it('count the time once when several requests wait side by side', async () => {
    const clock = createVirtualClock();
    const recorder = new RunRecorder(clock);
    await clock.advance(1000);
    // Four pages waited from the start; then one from the middle on.
    for (let page = 0; page < 4; page += 1) recorder.wait(1000, 'pace', 'default');
    await clock.advance(500);
    recorder.wait(1000, 'pace', 'default');
    recorder.wait(200, 'rate limit', 'default');
    expect(recorder.finish(end).waits).toEqual([
      { ms: 1500, cause: 'pace', bucket: 'default' },
      { ms: 200, cause: 'rate limit', bucket: 'default' },
    ]);
  });
});
