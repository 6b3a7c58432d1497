import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { ApiError } from '../errors/ApiError';
import type { ByteSink } from './ByteSink';

type CreateDecoder = (firstByte: number) => Transform;

const gunzip: CreateDecoder = () => createGunzip();
/** RFC 9110 means the zlib format by "deflate", but some servers send the bare stream: the first byte tells. */
const inflate: CreateDecoder = (firstByte) =>
  (firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw();

const decoders: Readonly<Record<string, CreateDecoder>> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  deflate: inflate,
  br: () => createBrotliDecompress(),
};

/** More layers than anyone uses in earnest; each costs memory. */
const mostLayers = 5;

/**
 * A sink that undoes `Content-Encoding` and writes the content to `sink`. Content in an encoding that is not
 * known is passed on as it is, as browsers' fetch does. A damaged stream fails the sink with RESPONSE_CORRUPT.
 */
export function decodeContent(contentEncoding: string | null, sink: ByteSink): ByteSink {
  const encodings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (encodings.length > mostLayers)
    throw new ApiError('RESPONSE_CORRUPT', {
      subject: `The answer is compressed ${encodings.length} times over`,
    });
  if (!encodings.every((name) => Object.hasOwn(decoders, name))) return sink;
  // They are named in the order in which they were applied: the last one is undone first.
  return encodings.reduce((next, name) => decodingSink(name, next), sink);
}

/** The decoder is made on the first byte: an empty body is no damaged one, whatever its headers say. */
function decodingSink(encoding: string, next: ByteSink): ByteSink {
  let decoder: Transform | undefined;
  const start = (firstByte: number): Transform => {
    const created = (decoders[encoding] as CreateDecoder)(firstByte);
    created.on('data', (chunk: Buffer) => {
      if (!next.write(chunk)) created.pause();
    });
    next.onDrain = () => created.resume();
    created.on('drain', () => sink.onDrain?.());
    created.on('end', () => next.end());
    created.on('error', (error) => next.fail(corrupt(encoding, error)));
    return created;
  };
  const sink: ByteSink = {
    write(chunk) {
      if (chunk.length === 0) return true;
      decoder ??= start(chunk[0] as number);
      return decoder.write(chunk);
    },
    end: () => (decoder ? void decoder.end() : next.end()),
    fail: (error) => next.fail(error),
    destroy() {
      decoder?.destroy();
      next.destroy();
    },
  };
  return sink;
}

function corrupt(encoding: string, cause: Error): ApiError {
  const subject = `The answer arrived damaged: its ${encoding} content could not be unpacked (${cause.message})`;
  return new ApiError('RESPONSE_CORRUPT', { subject }, cause);
}
