import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installPinned, type Log } from '../support/installPinned';
import { runCommand } from './runCommand';
import { runNpm } from './runNpm';
import { withProgress } from './withProgress';

/** An installed n8n and the Node.js that runs it. All paths are absolute. */
export interface N8nInstall {
  folder: string;
  version: string;
  /** n8n 2.x needs Node.js 24, whatever this project is built with. */
  nodeBinary: string;
  /** The script that `nodeBinary` runs. */
  n8nBin: string;
}

const MINUTE = 60_000;

/** Installs the n8n pinned in `n8n/package-lock.json` into the user's cache folder, unless it is there. */
export async function installN8n(log: Log): Promise<N8nInstall> {
  const folder = await installPinned(
    {
      name: 'n8n',
      pins: join(__dirname, 'n8n'),
      note: 'Installing the pinned n8n: once, about 5 minutes and 3 GB.',
      complete: (beside) =>
        withProgress("building n8n's database driver", log, () => buildDatabaseDriver(beside)),
    },
    log,
  );
  return await describeInstall(folder);
}

/**
 * The one dependency that must run its install script, which downloads a built driver or compiles it. It is a
 * Node-API addon, so it may be built with one version of Node.js and loaded by another; that it loads is
 * checked here, where the reason is still known.
 */
async function buildDatabaseDriver(folder: string): Promise<void> {
  await runNpm(['rebuild', 'sqlite3', '--ignore-scripts=false', '--foreground-scripts'], {
    cwd: folder,
    timeoutMs: 15 * MINUTE,
  });
  const { nodeBinary } = await describeInstall(folder);
  const check = await runCommand(nodeBinary, ['-e', "require('sqlite3')"], {
    cwd: folder,
    timeoutMs: MINUTE,
  });
  if (check.code !== 0) throw new Error(`n8n's database driver does not load:\n${check.stderr}`);
}

async function describeInstall(folder: string): Promise<N8nInstall> {
  const n8n = join(folder, 'node_modules', 'n8n');
  const { version } = JSON.parse(await readFile(join(n8n, 'package.json'), 'utf8')) as { version: string };
  return { folder, version, nodeBinary: findNode24(folder), n8nBin: join(n8n, 'bin', 'n8n') };
}

/** The Node.js that npm brought for this platform, else the running one if it is new enough. */
function findNode24(folder: string): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const names = [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`];
  const file = platform === 'win' ? 'node.exe' : 'node';
  const brought = names.map((name) => join(folder, 'node_modules', name, 'bin', file)).find(existsSync);
  if (brought) return brought;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `n8n needs Node.js 24 and no npm package brings it for ${process.platform} ${process.arch}: run this with Node.js 24.`,
  );
}
