import { describeBytes, describeDuration } from '../../../lib/transport/units';

test.each([
  [0, '0 bytes'],
  [1023, '1023 bytes'],
  [1024, '1 KB'],
  [1536, '1.5 KB'],
  [10 * 1024 ** 2, '10 MB'],
  [3 * 1024 ** 5, '3072 TB'],
])('%i bytes: %s', (bytes, expected) => expect(describeBytes(bytes)).toBe(expected));

test.each([
  [50, '50 ms'],
  [1000, '1 second'],
  [1500, '1.5 seconds'],
  [60_000, '60 seconds'],
  [300_000, '5 minutes'],
])('%i ms: %s', (ms, expected) => expect(describeDuration(ms)).toBe(expected));
