import cases from '../../../../cases/graphql/incremental.json';
import { readBody } from '../../../../../lib/protocol/graphql/answer/readBody';

/** The parts as a server would send them. */
function response(parts: readonly object[], boundary: string) {
  const text = parts
    .map((part) => `\r\n--${boundary}\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(part)}`)
    .join('');
  return {
    status: 200,
    headers: new Headers({ 'content-type': `multipart/mixed; boundary="${boundary}"` }),
    body: Buffer.from(`${text}\r\n--${boundary}--\r\n`),
    url: 'http://localhost/graphql',
    receivedBytes: 0,
  };
}

describe('an answer in parts', () => {
  it.each(cases)('is put together: $name', ({ parts, merged }) => {
    expect(readBody(response(parts, '-'))).toEqual({ value: merged, exactIntegers: 0 });
    expect(readBody(response(parts, 'graphql'))).toEqual({ value: merged, exactIntegers: 0 });
  });
});
