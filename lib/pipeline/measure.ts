import { toApiError } from '../errors/toApiError';
import type { Policy } from './Policy';
import type { Run } from './Run';

/** Records every request that is sent: how long it took and how it ended. Waits for a permit are not in it. */
export const measure =
  ({ recorder, ports: { clock }, signal }: Run): Policy =>
  (next) =>
  async (call) => {
    const startedAt = clock.now();
    const endpoint = `${call.request.method} ${new URL(call.request.url).pathname}`;
    const record = (outcome: string, bytes: number) =>
      recorder.attempt({ endpoint, outcome, ms: clock.now() - startedAt, bytes });
    try {
      const exchange = await next(call);
      record(String(exchange.response.status), exchange.response.receivedBytes);
      return exchange;
    } catch (error) {
      record(toApiError(error, signal).code, 0);
      throw error;
    }
  };
