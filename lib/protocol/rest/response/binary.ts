import { mediaType } from '../../mediaType';
import { fileName } from './fileName';
import type { ResponseDecoder } from './ResponseDecoder';

export const binary: ResponseDecoder = {
  label: 'File',
  help: 'The content as a file in a binary field.',
  // The last of the list: whatever no other format claims.
  matches: () => true,
  decode: ({ body, headers, url }) => ({
    body: undefined,
    file: { bytes: body, fileName: fileName(headers, url), mimeType: mediaType(headers) || undefined },
    warnings: [],
  }),
};
