import { spawn } from 'node:child_process';
import { freePort } from '../host/freePort';
import { endProcess, trackProcess } from '../host/trackProcess';
import { until } from '../host/until';
import type { ServerProcess } from './startServerProcess';

/** Starts a program of the system that serves on a port of 127.0.0.1, and waits until it answers at `readyPath`. */
export async function startSystemServer(
  program: string,
  args: (port: number) => readonly string[],
  readyPath: string,
): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(program, args(port), { stdio: 'ignore', detached: true });
  trackProcess(child);
  try {
    await until(`an answer of ${program}`, 30_000, async () => (await fetch(url + readyPath)).ok);
  } catch (error) {
    await endProcess(child);
    throw error;
  }
  return { url, stop: () => endProcess(child) };
}
