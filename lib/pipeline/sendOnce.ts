import type { Send } from './Policy';
import type { Run } from './Run';

/** The innermost step: one request over the wire. */
export function sendOnce({ plan, access, ports, signal, egress }: Run): Send {
  const { limits } = plan;
  const options = {
    deadlines: { connectMs: limits.connectMs, idleMs: limits.idleMs, totalMs: limits.totalMs },
    maxBytes: limits.maxResponseBytes,
    tls: plan.verifyTls ? access.tls : { ...access.tls, rejectUnauthorized: false },
    egress,
    signal,
  };
  return async ({ request }) => ({ request, response: await ports.transport.send(request, options) });
}
