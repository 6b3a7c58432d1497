import { gunzip, inflate } from 'node:zlib';
import { ApiError } from '../../errors/ApiError';
import { tooLarge } from '../ByteSink';

const decoders = { gzip: gunzip, deflate: inflate } as const;

/** What we can unpack, as a header. */
export const acceptedEncodings = ['identity', ...Object.keys(decoders)].join(',');

/**
 * Unpacks one message, `maxBytes` at most.
 * @throws ApiError RESPONSE_CORRUPT or RESPONSE_TOO_LARGE
 */
export async function decompress(message: Buffer, encoding: string, maxBytes: number): Promise<Buffer> {
  if (!Object.hasOwn(decoders, encoding)) {
    throw new ApiError('RESPONSE_CORRUPT', {
      subject: `The server compressed a message with "${encoding}", which was not offered`,
      retryable: false,
    });
  }
  return await new Promise((resolve, reject) => {
    decoders[encoding as keyof typeof decoders](message, { maxOutputLength: maxBytes }, (error, result) => {
      if (!error) resolve(result);
      else if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') reject(tooLarge(maxBytes));
      else reject(new ApiError('RESPONSE_CORRUPT', {}, error));
    });
  });
}
