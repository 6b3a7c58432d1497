import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Lab } from './BenchCase';

/** What the bare loop takes for some pages, in milliseconds, on the Node.js that runs n8n. */
export async function timeBareLoop(
  { server, host }: Lab,
  path: string,
  pages: number,
  connections: number,
): Promise<number> {
  const script = join(__dirname, 'bareLoop.ts');
  const args = ['--import', 'tsx', script, server.url, path, String(pages), String(connections)];
  const { stdout } = await promisify(execFile)(host.nodeBinary, args);
  return Number(stdout);
}
