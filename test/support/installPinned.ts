import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { runNpm } from '../host/runNpm';
import { withProgress } from '../host/withProgress';

const minute = 60_000;

/** Packages pinned by a lockfile of their own, apart from the project's. */
export interface PinnedPackages {
  /** What they are, for progress lines and the folder's name. */
  readonly name: string;
  /** Holds package.json, package-lock.json and .npmrc. */
  readonly pins: string;
  /** What the person who waits should know. */
  readonly note?: string;
  /** Completes the install; a failure undoes it. */
  readonly complete?: (folder: string) => Promise<void>;
}

export type Log = (line: string) => void;

/**
 * Installs pinned packages into the user's cache folder, unless they are there; resolves with the folder. Its
 * name holds the lockfile's hash: changed pins are another folder, and never half of each. It is installed beside
 * its place and moved there when complete, so an interrupted install is simply redone.
 */
export async function installPinned(packages: PinnedPackages, log: Log): Promise<string> {
  const lockfile = await readFile(join(packages.pins, 'package-lock.json'));
  const hash = createHash('sha256').update(lockfile).digest('hex').slice(0, 16);
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-api-integration');
  const folder = join(cache, `${packages.name}-${hash}`);
  if (existsSync(folder)) return folder;
  await removeInterrupted(folder);
  if (packages.note) log(packages.note);
  const beside = `${folder}.installing-${process.pid}`;
  await installInto(beside, packages, log);
  await moveIntoPlace(beside, folder);
  return folder;
}

async function installInto(
  folder: string,
  { name, pins, complete }: PinnedPackages,
  log: Log,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    await cp(join(pins, file), join(folder, file));
  try {
    await withProgress(`installing ${name}`, log, () =>
      // Without install scripts: some would download binaries that nothing here needs.
      runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, timeoutMs: 30 * minute }),
    );
    await complete?.(folder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function moveIntoPlace(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    // Another process that installed the same was faster: its install is as good.
    if (!existsSync(to)) throw error;
    await rm(from, { recursive: true, force: true });
  }
}

/** Removes what an install that was killed left behind, if its process is gone. */
async function removeInterrupted(folder: string): Promise<void> {
  const names = await readdir(dirname(folder)).catch(() => []);
  for (const name of names) {
    const [, pid] = name.split(`${basename(folder)}.installing-`);
    if (pid && !isRunning(Number(pid)))
      await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
