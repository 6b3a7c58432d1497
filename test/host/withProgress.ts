/** Runs a long task and says every `everyMs` that it is still at it, so that nobody takes it for hung. */
export async function withProgress<T>(
  what: string,
  log: (line: string) => void,
  task: () => Promise<T>,
  everyMs = 10_000,
): Promise<T> {
  const start = Date.now();
  const seconds = (): number => Math.round((Date.now() - start) / 1000);
  const timer = setInterval(() => log(`  ${what}: ${seconds()} s`), everyMs);
  try {
    const result = await task();
    log(`  ${what}: done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
