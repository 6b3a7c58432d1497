import type { Quota } from './Quota';

const day = 86_400_000;

const windows: Readonly<Record<string, number>> = {
  second: 1_000,
  secondly: 1_000,
  minute: 60_000,
  minutely: 60_000,
  hour: 3_600_000,
  hourly: 3_600_000,
  day,
  daily: day,
  month: 30 * day,
  monthly: 30 * day,
};

/** A limit's period in milliseconds, and its kind: what is counted over a day or longer is an allowance. */
export function limitWindow(windowMs: number | undefined): Pick<Quota, 'windowMs' | 'kind'> {
  if (windowMs === undefined || windowMs <= 0) return {};
  return windowMs >= day ? { windowMs, kind: 'quota' } : { windowMs };
}

/** The same for a limit whose name says its period: "minutely", "tokens-day". */
export function namedWindow(bucket: string): Pick<Quota, 'windowMs' | 'kind'> {
  const word = bucket.split(/[-_]/).find((part) => Object.hasOwn(windows, part));
  return limitWindow(word === undefined ? undefined : windows[word]);
}
