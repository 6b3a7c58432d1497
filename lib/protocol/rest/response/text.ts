import { decodeText } from '../../mediaType';
import type { ResponseDecoder } from './ResponseDecoder';

export const text: ResponseDecoder = {
  label: 'Text',
  help: 'The content as it is, in a field called "value".',
  matches: (type) =>
    type.startsWith('text/') || /^application\/(xhtml\+xml|javascript|x-www-form-urlencoded)$/.test(type),
  decode: ({ body, headers }) => ({ body: decodeText(body, headers), warnings: [] }),
};
