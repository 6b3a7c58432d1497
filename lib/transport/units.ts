const kilobyte = 1024;

/** A size for people: "512 bytes", "1.5 KB", "10 MB". */
export function describeBytes(bytes: number): string {
  if (bytes < kilobyte) return `${bytes} bytes`;
  const units = ['KB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log(bytes) / Math.log(kilobyte)), units.length);
  return `${round(bytes / kilobyte ** power)} ${units[power - 1]}`;
}

/** A time for people: "250 ms", "1 second", "30 seconds", "5 minutes". */
export function describeDuration(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  if (ms < 120_000) return plural(round(ms / 1000), 'second');
  return plural(round(ms / 60_000), 'minute');
}

const round = (value: number): number => Math.round(value * 10) / 10;
const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
