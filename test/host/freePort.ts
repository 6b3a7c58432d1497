import { createServer } from 'node:net';

/** The first free port on 127.0.0.1 from `from` on; with 0, any free one. */
export async function freePort(from = 0): Promise<number> {
  const last = from === 0 ? 0 : from + 100;
  for (let port = from; port <= last; port += 1) {
    const found = await tryPort(port);
    if (found !== undefined) return found;
  }
  throw new Error(`No free port from ${from} to ${last}.`);
}

async function tryPort(port: number): Promise<number | undefined> {
  return await new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const found = typeof address === 'object' && address ? address.port : undefined;
      server.close(() => resolve(found));
    });
  });
}
