import { createTransports } from '../../../lib/transport/createTransports';
import { planDefaults } from '../../../lib/plan/RequestPlan';

it('refuses a way of sending that there is none of, and says which there are', async () => {
  const { maxResponseBytes: maxBytes, ...deadlines } = planDefaults.limits;
  const request = { via: 'pigeon', method: 'GET', url: 'http://127.0.0.1/', headers: {} } as const;
  await expect(createTransports().send(request, { deadlines, maxBytes })).rejects.toMatchObject({
    code: 'UNKNOWN_NAME',
    message: expect.stringContaining('known: http'),
  });
});
