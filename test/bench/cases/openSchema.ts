import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { anonymousAccess } from '../../../lib';
import { loadDescription } from '../../../nodes/GraphqlApi/loadDescription';
import { median } from '../median';
import { watchBlocks } from '../watchBlocks';
import { searchOperations } from '../../../nodes/shared/discovery/searchOperations';

/*
 * `openSchema.ts <schema.graphql> introspection|sdl`: opens the list of operations as the editor does, and prints the
 * milliseconds it took and the longest time in which nothing else could run, each the median of some rounds. The server is a process of its own.
 */

async function serve(file: string): Promise<void> {
  const sdl = readFileSync(file, 'utf8');
  const schema = buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
  const answer = JSON.stringify({ data: introspectionFromSchema(schema) });
  const server = createServer((request, response) => {
    request.resume();
    const isSchema = request.method === 'GET';
    response.writeHead(200, { 'content-type': isSchema ? 'text/plain' : 'application/json' });
    response.end(isSchema ? sdl : answer);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.once('disconnect', () => process.exit(0));
}

async function open(file: string, form: string): Promise<void> {
  const child = fork(__filename, [file, 'serve'], { execArgv: process.execArgv });
  const [port] = (await once(child, 'message')) as [number];
  const url = `http://127.0.0.1:${port}`;
  const list = async (path: string) => {
    const schema = { from: form === 'sdl' ? 'address' : 'api', address: url + path };
    const description = await loadDescription({
      access: anonymousAccess,
      scope: { binary: { read: () => Promise.reject(new Error('There are no files here.')) } },
      endpoint: url + path,
      options: { schema: { group: schema } },
    });
    if (searchOperations(description).results.length === 0) throw new Error('The list is empty.');
  };
  // Code is loaded and compiled when the first node of the process runs.
  await list('/warm-up');
  const openings: Array<{ ms: number; blockedMs: number }> = [];
  for (let round = 0; round < 9; round += 1) {
    const watch = watchBlocks();
    const startedAt = performance.now();
    await list(`/graphql?${round}`);
    const ms = performance.now() - startedAt;
    openings.push({ ms, blockedMs: (await watch.end()).blockedMs });
  }
  // What other work of the machine adds is not ours.
  const middle = (what: 'ms' | 'blockedMs') => median(openings.map((opening) => opening[what]));
  console.log(JSON.stringify({ ms: middle('ms'), blockedMs: middle('blockedMs') }));
  child.disconnect();
  process.exit(0);
}

const [file = '', form = ''] = process.argv.slice(2);
void (form === 'serve' ? serve(file) : open(file, form));
