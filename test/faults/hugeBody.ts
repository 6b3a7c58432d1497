import { once } from 'node:events';
import type { Handler } from '../support/localServer';
import { startTestEngine } from '../support/testEngine';

const megabyte = 1024 * 1024;

/** What a client made of a body of 200 MB that it is not to take more than `capMegabytes` of. */
export interface HugeBodyResult {
  readonly code: unknown;
  /** Megabytes that the server could send before the client hung up. */
  readonly sent: number;
  /** Most memory in buffers and heap beyond what there was before, in megabytes. */
  readonly memory: number;
  readonly requests: number;
}

export async function tryHugeBody(capMegabytes: number): Promise<HugeBodyResult> {
  const used = () => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return (heapUsed + arrayBuffers) / megabyte;
  };
  const before = used();
  let sent = 0;
  let memory = 0;
  const handler: Handler = async (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const chunk = Buffer.alloc(megabyte, '[');
    while (sent < 200 && !response.destroyed) {
      sent += 1;
      // The head is out, so nothing can be said any more: a closed connection ends the wait as well.
      if (!response.write(chunk)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
      memory = Math.max(memory, used() - before);
    }
    response.end();
  };
  const engine = await startTestEngine(handler);
  const { report } = await engine.run({
    request: { url: '/huge' },
    limits: { maxResponseBytes: capMegabytes * megabyte },
  });
  const requests = engine.server.requests.length;
  await engine.stop();
  return { code: report.error?.code, sent, memory, requests };
}
