import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ServerStats } from './benchServer';

export interface BenchServer {
  readonly url: string;
  /** What the server saw since the last time; its limits start anew. */
  stats(): Promise<ServerStats>;
}

export interface BenchServers {
  readonly servers: readonly BenchServer[];
  stop(): Promise<void>;
}

/** Starts one server under so many addresses, in a process of its own: what is learnt about limits is learnt of an address. */
export async function startBenchServers(count: number): Promise<BenchServers> {
  const script = join(__dirname, 'benchServer.ts');
  const child = fork(script, [String(count)], { execArgv: ['--import', 'tsx'] });
  const ports = await message<number[]>(child);
  const stats = () => {
    const seen = message<ServerStats>(child);
    child.send('stats');
    return seen;
  };
  return {
    servers: ports.map((port) => ({ url: `http://127.0.0.1:${port}`, stats })),
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
