import { setTimeout as sleep } from 'node:timers/promises';

/** Notes how late a timer of one millisecond comes, and how much memory is in use then. */
export function watchBlocks(): { end(): Promise<{ blockedMs: number; heapBytes: number }> } {
  let blockedMs = 0;
  let heapBytes = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    blockedMs = Math.max(blockedMs, now - last - 1);
    last = now;
    heapBytes = Math.max(heapBytes, process.memoryUsage().heapUsed);
  }, 1);
  return {
    async end() {
      await sleep(5);
      clearInterval(timer);
      return { blockedMs, heapBytes };
    },
  };
}
