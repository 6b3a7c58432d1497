import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectFolder } from './projectFolder';
import { runNpm } from './runNpm';

const SOURCES = [
  'nodes',
  'credentials',
  'lib',
  'icons',
  'gulpfile.js',
  'package.json',
  'tsconfig.build.json',
];

/** Says when the last complete build began, in epoch milliseconds; a failed build leaves a dist folder too. */
const STAMP = join(projectFolder, '.cache', 'built');

/** Builds the package if it is not built, or if a source is newer than the last complete build. */
export async function buildIfStale(log: (line: string) => void): Promise<void> {
  const sources = await Promise.all(SOURCES.map((name) => newest(join(projectFolder, name))));
  const built = Number(await readFile(STAMP, 'utf8').catch(() => 0));
  const isThere = existsSync(join(projectFolder, 'dist'));
  if (isThere && built > Math.max(...sources)) return;
  log('Building the package.');
  const begin = Date.now();
  await runNpm(['run', 'build'], { cwd: projectFolder, timeoutMs: 300_000 });
  await mkdir(dirname(STAMP), { recursive: true });
  await writeFile(STAMP, String(begin));
}

/** When the newest file in a folder was last changed, in epoch milliseconds; or the file itself. */
async function newest(path: string): Promise<number> {
  const { mtimeMs } = await stat(path);
  const entries = await readdir(path, { recursive: true }).catch(() => []);
  const times = await Promise.all(entries.map(async (name) => (await stat(join(path, name))).mtimeMs));
  return Math.max(mtimeMs, ...times);
}
