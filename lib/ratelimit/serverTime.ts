/**
 * How far the server's clock is ahead of ours, in milliseconds, by its Date header (RFC 9110, section 6.6.1).
 * Waits stated as points in time are moved by it: our clock may be wrong.
 */
export function clockSkew(headers: Headers, now: number): number {
  const date = Date.parse(headers.get('date') ?? '');
  // Date has a resolution of one second: smaller differences are no skew.
  return Number.isNaN(date) || Math.abs(date - now) < 1_500 ? 0 : date - now;
}

/**
 * A reset time as a point in time by the local clock. Numbers are read by their size: epoch milliseconds, epoch
 * seconds or seconds from now. Negative and unreadable values mean "unknown".
 */
export function resetTime(text: string, headers: Headers, now: number): number | undefined {
  const value = Number(text);
  if (text.trim() === '' || value < 0) return undefined;
  if (Number.isNaN(value)) return dateTime(text, headers, now);
  if (value > 1e12) return value - clockSkew(headers, now);
  if (value > 1e9) return value * 1000 - clockSkew(headers, now);
  return now + value * 1000;
}

function dateTime(text: string, headers: Headers, now: number): number | undefined {
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : date - clockSkew(headers, now);
}
