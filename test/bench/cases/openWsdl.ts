import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anonymousAccess } from '../../../lib';
import { searchOperations } from '../../../nodes/shared/discovery/searchOperations';
import { loadWsdl } from '../../../nodes/SoapApi/loadWsdl';
import { largeWsdl } from '../../support/largeWsdl';
import { median } from '../median';
import { watchBlocks } from '../watchBlocks';

/*
 * `openWsdl.ts`: opens the list of operations of a large WSDL as the editor does, and prints the milliseconds it took,
 * the longest time in which nothing else could run, and the megabytes that it took at the most, each the median of some rounds.
 * The server is a process of its own. Needs --expose-gc.
 */

const noFiles = () => Promise.reject(new Error('There are no files here.'));

function serve(): void {
  const wsdl = largeWsdl(1_500, 3_000);
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end(wsdl);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.once('disconnect', () => process.exit(0));
}

async function open(): Promise<void> {
  const child = fork(__filename, ['serve'], { execArgv: process.execArgv });
  const [port] = (await once(child, 'message')) as [number];
  const list = async (path: string) => {
    const description = await loadWsdl({
      access: anonymousAccess,
      scope: { binary: { read: noFiles } },
      readFile: noFiles,
      from: 'url',
      url: `http://127.0.0.1:${port}${path}`,
      text: '',
      field: '',
      options: {},
    });
    if (searchOperations(description).results.length === 0) throw new Error('The list is empty.');
  };
  // Code is loaded and compiled when the first node of the process runs.
  await list('/warm-up');
  const openings: Array<{ ms: number; blockedMs: number; megabytes: number }> = [];
  for (let round = 0; round < 5; round += 1) {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const watch = watchBlocks();
    const startedAt = performance.now();
    await list(`/large?${round}`);
    const ms = performance.now() - startedAt;
    const { blockedMs, heapBytes } = await watch.end();
    openings.push({ ms, blockedMs, megabytes: (heapBytes - before) / 1024 / 1024 });
  }
  // What other work of the machine adds is not ours.
  const middle = (what: 'ms' | 'blockedMs' | 'megabytes') => median(openings.map((each) => each[what]));
  const figures = { ms: middle('ms'), blockedMs: middle('blockedMs'), megabytes: middle('megabytes') };
  console.log(JSON.stringify(figures));
  child.disconnect();
  process.exit(0);
}

if (process.argv[2] === 'serve') serve();
else void open();
