import { toApiError } from '../errors/toApiError';
import { addressOf } from '../plan/addressOf';
import type { Exchange, HttpRequest } from '../ports/Transport';
import type { Policy } from './Policy';
import type { Run } from './Run';

/** Records every request that is sent: how long it took and how it ended. Waits for a permit are not in it. */
export const measure =
  (run: Run): Policy =>
  (next) =>
  (call) =>
    measured(run, call.request, () => next(call));

/** Sends a request, which the report then counts. */
export async function measured<Sent extends Pick<Exchange, 'response'>>(
  { recorder, ports: { clock }, signal }: Pick<Run, 'recorder' | 'ports' | 'signal'>,
  { method, url }: HttpRequest,
  send: () => Promise<Sent>,
): Promise<Sent> {
  const startedAt = clock.now();
  const endpoint = `${method} ${addressOf(url).pathname}`;
  const record = (outcome: string, bytes: number) =>
    recorder.attempt({ endpoint, outcome, ms: clock.now() - startedAt, bytes });
  try {
    const exchange = await send();
    record(String(exchange.response.status), exchange.response.receivedBytes);
    return exchange;
  } catch (error) {
    record(toApiError(error, signal).code, 0);
    throw error;
  }
}
