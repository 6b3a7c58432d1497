import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { runNpm } from './runNpm';

/** A community package to load, by its name: what `npm pack` made of it, or a folder that holds it built. */
export type PackageSource = { name: string } & ({ tarball: string } | { folder: string });

/** Puts a package where n8n has its installed community packages. It reads them at its start. */
export async function loadPackage(userFolder: string, source: PackageSource): Promise<void> {
  const nodes = join(userFolder, '.n8n', 'nodes');
  const place = join(nodes, 'node_modules', source.name);
  await mkdir(join(place, '..'), { recursive: true });
  await rm(place, { recursive: true, force: true });
  if ('folder' in source) return await symlink(source.folder, place, 'junction');
  // What npm noted about the one that was there before: the same version may have another content now.
  await rm(join(nodes, 'node_modules', '.package-lock.json'), { force: true });
  await installTarball(nodes, source.tarball);
}

async function installTarball(nodes: string, tarball: string): Promise<void> {
  // As n8n installs a community package: no scripts, and its peers (n8n's own packages) are n8n's to give.
  const options = ['--ignore-scripts', '--legacy-peer-deps', '--no-save', '--no-package-lock', '--no-audit'];
  await runNpm(['install', tarball, '--no-fund', ...options], { cwd: nodes, timeoutMs: 120_000 });
}
