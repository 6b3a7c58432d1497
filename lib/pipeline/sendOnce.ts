import type { SendOptions, TlsOptions } from '../ports/Transport';
import type { Send } from './Policy';
import type { Run } from './Run';

/** The innermost step: one request over the wire. */
export function sendOnce(run: Run): Send {
  const { access, ports, origins } = run;
  const own = sendOptions(run, access.tls);
  // Who we are is nobody else's business: a certificate goes where the secret may go.
  const foreign = sendOptions(run, access.tls && withoutIdentity(access.tls));
  return async ({ request }) => {
    const options = origins.includes(request.url) ? own : foreign;
    return { request, response: await ports.transport.send(request, options) };
  };
}

/** The rules that a run's plan and host have for everything that it sends. */
export function sendOptions(
  { plan, signal, egress }: Pick<Run, 'plan' | 'signal' | 'egress'>,
  tls: TlsOptions | undefined,
): SendOptions {
  const { limits } = plan;
  return {
    deadlines: { connectMs: limits.connectMs, idleMs: limits.idleMs, totalMs: limits.totalMs },
    maxBytes: limits.maxResponseBytes,
    tls: plan.verifyTls ? tls : { ...tls, rejectUnauthorized: false },
    egress,
    signal,
  };
}

function withoutIdentity({ cert: _cert, key: _key, serverName: _name, ...rest }: TlsOptions): TlsOptions {
  return rest;
}
