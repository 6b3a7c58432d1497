import { ApiError } from '../errors/ApiError';
import { describeBytes } from './units';

/** Something that takes bytes, and says when it has enough for now. */
export interface ByteSink {
  /** `false` asks to wait until `onDrain` is called. */
  write(chunk: Buffer): boolean;
  end(): void;
  fail(error: Error): void;
  /** Gives up what is held, silently. */
  destroy(): void;
  onDrain?: () => void;
}

/**
 * Collects everything in memory, `maxBytes` at most.
 *
 * @param done Called once: with the bytes, or with the error (RESPONSE_TOO_LARGE, or what a decoder met).
 */
export function collectBytes(
  maxBytes: number,
  done: (error: Error | undefined, bytes: Buffer) => void,
): ByteSink {
  let chunks: Buffer[] = [];
  let size = 0;
  let finished = false;
  const finish = (error?: Error) => {
    if (finished) return;
    finished = true;
    const bytes = error ? Buffer.alloc(0) : Buffer.concat(chunks, size);
    chunks = [];
    done(error, bytes);
  };
  return {
    write(chunk) {
      if (finished) return true;
      size += chunk.length;
      chunks.push(chunk);
      if (size > maxBytes) finish(tooLarge(maxBytes));
      return true;
    },
    end: () => finish(),
    fail: finish,
    destroy() {
      finished = true;
      chunks = [];
    },
  };
}

export function tooLarge(maxBytes: number): ApiError {
  return new ApiError('RESPONSE_TOO_LARGE', {
    subject: `The answer is larger than ${describeBytes(maxBytes)}`,
  });
}
