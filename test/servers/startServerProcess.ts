import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { freePort } from '../host/freePort';
import { endProcess, trackProcess } from '../host/trackProcess';
import { until } from '../host/until';

export interface ServerProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts an installed server's script (a path within node_modules) or one of our own (an absolute path), bound to
 * this machine, and waits until it answers at `readyPath`.
 */
export async function startServerProcess(
  script: string,
  args: (port: number) => readonly string[],
  readyPath: string,
): Promise<ServerProcess> {
  const folder = process.env.SERVERS_FOLDER!;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const preload = join(__dirname, 'bindLoopback.cjs');
  const child = spawn(
    process.execPath,
    ['-r', preload, resolve(folder, 'node_modules', script), ...args(port)],
    // A process group of its own, so that whatever it starts ends with it.
    { cwd: folder, stdio: 'ignore', detached: true },
  );
  trackProcess(child);
  try {
    await until(`an answer of ${script}`, 30_000, async () => (await fetch(url + readyPath)).ok);
  } catch (error) {
    await endProcess(child);
    throw error;
  }
  return { url, stop: () => endProcess(child) };
}
