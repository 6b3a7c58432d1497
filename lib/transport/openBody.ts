import { Readable } from 'node:stream';
import { ApiError, isApiError } from '../errors/ApiError';
import type { HttpRequest } from '../ports/Transport';

/** A body opened for one sending. */
export interface OpenBody {
  readonly content: Buffer | Readable | null;
  /** Bytes that will be sent, where known. */
  readonly length?: number;
  /** Frees the stream, also when it was never read. */
  close(): void;
}

const chunkBytes = 64 * 1024;

/**
 * Opens a body. Long ones are sent piece by piece, and `onProgress` is called for each, so that an upload that
 * takes its time does not look idle.
 */
export function openBody(body: HttpRequest['body'], onProgress: () => void): OpenBody {
  if (body === undefined) return { content: null, close: () => {} };
  if (typeof body === 'function') return openStream(body(), onProgress);
  const bytes =
    typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (bytes.length <= chunkBytes) return { content: bytes, length: bytes.length, close: () => {} };
  return {
    ...openStream(Readable.from(pieces(bytes), { objectMode: false }), onProgress),
    length: bytes.length,
  };
}

function openStream(source: Readable, onProgress: () => void): OpenBody {
  // Until it is read, an error would otherwise be nobody's and end the process; reading it reports the error.
  source.on('error', () => {});
  const content = Readable.from(observe(source, onProgress), { objectMode: false });
  return {
    content,
    close() {
      content.on('error', () => {}).destroy();
      source.destroy();
    },
  };
}

async function* observe(source: Readable, onProgress: () => void): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source) {
      onProgress();
      yield chunk;
    }
  } catch (error) {
    throw isApiError(error) ? error : unreadable(error);
  }
}

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

function unreadable(error: unknown): ApiError {
  const words = error instanceof Error ? error.message : String(error);
  return new ApiError('UNEXPECTED', { subject: `The request's body could not be read: ${words}` }, error);
}
