import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { freePort } from '../host/freePort';
import { endProcess, trackProcess } from '../host/trackProcess';
import { until } from '../host/until';
import type { ServerProcess } from './startServerProcess';

/** Where a program may keep its files, and where it is to listen. */
export interface ProgramPlace {
  readonly folder: string;
  readonly port: number;
}

/** Starts a server of the system in a folder of its own, and waits until it answers, whatever it says. */
export async function startProgram(
  binary: string,
  argsOf: (place: ProgramPlace) => readonly string[] | Promise<readonly string[]>,
): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), `${basename(binary)}-`));
  const port = await freePort();
  const child = spawn(binary, await argsOf({ folder, port }), {
    cwd: folder,
    stdio: 'ignore',
    detached: true,
  });
  trackProcess(child);
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await endProcess(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await until(`an answer of ${binary}`, 15_000, async () => (await fetch(url)).status > 0);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}
