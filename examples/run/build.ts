import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** `npm run build`; its output is shown when it fails. */
export function build(): void {
  const options = { cwd: join(__dirname, '..', '..'), encoding: 'utf8' } as const;
  // The npm that runs this script, if there is one: it need not be on the path.
  const npm = process.env.npm_execpath;
  const { status, stdout, stderr, error } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, 'run', 'build'], options)
    : spawnSync('npm run build', { ...options, shell: true });
  if (error) throw error;
  if (status !== 0) throw new Error(`npm run build failed.\n${stdout}${stderr}`);
}
