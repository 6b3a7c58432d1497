import type { AccessToken } from '../../../ports/TokenSource';

/**
 * A token answer's members as a token. A lifetime counts from now, so clocks that differ do no harm; a point in time
 * is the server's and is moved by `skewMs`.
 */
export function toAccessToken(
  { access_token: value, expires_in: seconds, expires_at: date }: Readonly<Record<string, unknown>>,
  now: number,
  skewMs: number,
): AccessToken {
  const lifetimeMs = seconds === undefined ? remaining(date, now + skewMs) : lifetime(seconds);
  return {
    value: String(value),
    ...(lifetimeMs !== undefined && { lifetimeMs, expiresAt: now + lifetimeMs }),
  };
}

/** Seconds in a number or a text; servers that do not know write 0. */
function lifetime(seconds: unknown): number | undefined {
  const number = typeof seconds === 'number' || typeof seconds === 'string' ? Number(seconds) : NaN;
  return number > 0 && Number.isFinite(number) ? number * 1000 : undefined;
}

function remaining(date: unknown, serverNow: number): number | undefined {
  const left = date instanceof Date ? date.getTime() - serverNow : NaN;
  return left > 0 ? left : undefined;
}
