import { ApiError } from '../../../errors/ApiError';
import { decodeText } from '../../mediaType';
import type { ResponseDecoder } from './ResponseDecoder';

export const xml: ResponseDecoder = {
  label: 'XML',
  help: 'Elements become fields, attributes become fields that start with @; all values are text.',
  matches: (type) => /^(application|text)\/([\w.-]+\+)?xml$/.test(type) && type !== 'application/xhtml+xml',
  async decode(response) {
    const { parseXml } = await import('../../../vendor/fastXmlParser');
    const text = decodeText(response.body, response.headers);
    const parsed = parseXml(text);
    if ('value' in parsed) return { body: parsed.value, warnings: [] };
    throw new ApiError('RESPONSE_NOT_XML', {
      subject: `The answer claims to be XML but is not (${parsed.problem})`,
      body: text.slice(0, 1000),
    });
  },
};
