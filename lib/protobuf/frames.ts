/** A frame of gRPC: whether the message is compressed, its length, the message ("gRPC over HTTP2", Length-Prefixed-Message). */
const prefixBytes = 5;

/** Messages as the body of a call. */
export function toFrames(messages: readonly Uint8Array[], isCompressed = false): Buffer {
  let size = 0;
  for (const message of messages) size += prefixBytes + message.length;
  const frames = Buffer.allocUnsafe(size);
  let at = 0;
  for (const message of messages) {
    at = frames.writeUInt8(isCompressed ? 1 : 0, at);
    at = frames.writeUInt32BE(message.length, at);
    frames.set(message, at);
    at += message.length;
  }
  return frames;
}

/** The messages in a body that holds whole frames. */
export function fromFrames(body: Uint8Array): Buffer[] {
  return new FrameReader().push(body).map(({ message }) => message);
}

/** One frame as it came. */
export interface Frame {
  readonly isCompressed: boolean;
  readonly message: Buffer;
}

/** Tells frames apart in what arrives piece by piece. */
export class FrameReader {
  private rest: Buffer = Buffer.alloc(0);

  /** Bytes of a frame that has begun. */
  get pending(): number {
    return this.rest.length;
  }

  /** The length that the frame under way announces; undefined before its prefix is there. */
  get announced(): number | undefined {
    return this.rest.length < prefixBytes ? undefined : this.rest.readUInt32BE(1);
  }

  push(chunk: Uint8Array): Frame[] {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    this.rest = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    const frames: Frame[] = [];
    for (;;) {
      const end = prefixBytes + (this.announced ?? Infinity);
      if (this.rest.length < end) return frames;
      frames.push({ isCompressed: this.rest[0] === 1, message: this.rest.subarray(prefixBytes, end) });
      this.rest = this.rest.subarray(end);
    }
  }
}
