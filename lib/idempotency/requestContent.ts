import { createHash } from 'node:crypto';
import type { BinaryReference, BodySpec, RequestSpec } from '../plan/RequestPlan';
import type { BinaryStore } from '../ports/BinaryStore';

/** What makes two requests the same: method, address and body, as one text. Files count by their bytes. */
export async function requestContent(
  { method, url, query, body }: RequestSpec,
  binary: BinaryStore,
): Promise<string> {
  return JSON.stringify([method, url, query, body === undefined ? null : await withDigests(body, binary)]);
}

async function withDigests(body: BodySpec, binary: BinaryStore): Promise<unknown> {
  if (body.kind === 'binary') return { ...body, binary: await digest(body.binary, binary) };
  if (body.kind !== 'multipart') return body;
  const parts = body.parts.map(async (part) =>
    'binary' in part ? { ...part, binary: await digest(part.binary, binary) } : part,
  );
  return { ...body, parts: await Promise.all(parts) };
}

async function digest(reference: BinaryReference, binary: BinaryStore): Promise<string> {
  const { bytes } = await binary.read(reference);
  return createHash('sha256').update(bytes).digest('hex');
}
