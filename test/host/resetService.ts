import { hostUnderTest } from './hostUnderTest';

// All tests share one demo service: none may see what another has changed in it.
beforeEach(async () => {
  const { status } = await fetch(`${hostUnderTest().serviceUrl}/reset`, { method: 'POST' });
  expect(status).toBe(204);
});
