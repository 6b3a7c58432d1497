import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ServerStats } from './benchServer';

export interface BenchServer {
  readonly url: string;
  /** What the server saw since the last time; its limits start anew. */
  stats(): Promise<ServerStats>;
  stop(): Promise<void>;
}

/** Starts the server in a process of its own, on 127.0.0.1. */
export async function startBenchServer(): Promise<BenchServer> {
  const child = fork(join(__dirname, 'benchServer.ts'), { execArgv: ['--import', 'tsx'] });
  const port = await message<number>(child);
  return {
    url: `http://127.0.0.1:${port}`,
    stats() {
      const stats = message<ServerStats>(child);
      child.send('stats');
      return stats;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

/** The child's next message. */
async function message<Value>(child: ChildProcess): Promise<Value> {
  const settled = new AbortController();
  const { signal } = settled;
  try {
    const ended = once(child, 'exit', { signal }).then(() => {
      throw new Error('The server of the benchmarks has ended.');
    });
    const [value] = (await Promise.race([once(child, 'message', { signal }), ended])) as [Value];
    return value;
  } finally {
    settled.abort();
  }
}
