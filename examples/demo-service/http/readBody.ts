import type { IncomingMessage } from 'node:http';
import { Problem } from './problem';

const largestBody = 10 * 1024 * 1024;

export async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is read all the same: a client that is still writing would not see the answer.
    if (size <= largestBody) chunks.push(chunk);
  }
  if (size > largestBody)
    throw new Problem(413, 'Content Too Large', `Bodies may have ${largestBody} bytes.`);
  return Buffer.concat(chunks);
}
