import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from './projectFolder';
import { runNpm } from './runNpm';

/** Packs this project as it would be published, into the folder `into`. */
export async function packPackage(into: string): Promise<{ name: string; tarball: string }> {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', into];
  const { stdout } = await runNpm(args, { cwd: projectFolder, timeoutMs: 120_000 });
  const { name, version } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const file = `${name}-${version}.tgz`;
  if (!stdout.includes(file)) throw new Error(`npm pack did not make ${file}:\n${stdout}`);
  return { name, tarball: join(into, file) };
}
