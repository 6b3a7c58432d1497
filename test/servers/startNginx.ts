import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../host/freePort';
import { endProcess, trackProcess } from '../host/trackProcess';
import { until } from '../host/until';
import type { ServerProcess } from './startServerProcess';

export const nginxBinary = '/usr/sbin/nginx';

/**
 * nginx before another server: `/limited/503/` and `/limited/429/` let 20 requests a second through, and 4 more at
 * once. What is beyond is refused with that status and without a word on when to come back.
 */
export async function startNginx(upstream: string): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  await mkdir(join(folder, 'temp'));
  await writeFile(join(folder, 'nginx.conf'), configuration(folder, port, upstream));
  const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')];
  const child = spawn(nginxBinary, args, { stdio: 'ignore', detached: true });
  trackProcess(child);
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await endProcess(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await until('an answer of nginx', 10_000, async () => (await fetch(`${url}/ready`)).ok);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

function configuration(folder: string, port: number, upstream: string): string {
  const limited = [503, 429].map(
    (status) => `
    location /limited/${status}/ {
      limit_req zone=limited_${status} burst=4 nodelay;
      limit_req_status ${status};
      proxy_pass ${upstream}/;
    }`,
  );
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
events {}
http {
  access_log off;
  ${kinds.map((kind) => `${kind}_temp_path ${folder}/temp/${kind};`).join('\n  ')}
  limit_req_zone $binary_remote_addr zone=limited_503:1m rate=20r/s;
  limit_req_zone $binary_remote_addr zone=limited_429:1m rate=20r/s;
  server {
    listen 127.0.0.1:${port};
    location /ready { return 200; }${limited.join('')}
  }
}
`;
}
