import type { HttpRequest } from '../ports/Transport';

/** The body that will be sent, in memory: a signature or hash needs all of it. */
export async function wholeBody({ body }: HttpRequest): Promise<Buffer> {
  if (typeof body !== 'function') return Buffer.from(body ?? '');
  const chunks: Buffer[] = [];
  for await (const chunk of body()) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
