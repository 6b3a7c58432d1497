import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiError } from '../../../../lib/errors/ApiError';
import { json } from '../../../../lib/protocol/rest/response/json';
import { corpus, describeCorpus } from '../../../support/corpora';

function decode(body: Uint8Array, contentType = 'application/json') {
  return json.decode({
    status: 200,
    headers: new Headers({ 'content-type': contentType }),
    body,
    url: 'https://api.test/',
    receivedBytes: body.length,
  });
}

describe('JSON responses', () => {
  it.each([
    ['a byte order mark', Buffer.from('\ufeff{"a":1}'), undefined],
    ['UTF-16 with a mark', Buffer.from('\ufeff{"a":1}', 'utf16le'), undefined],
    ['a charset of its own', Buffer.from('{"a":1}', 'latin1'), 'application/json; charset=ISO-8859-1'],
    ['an unknown charset', Buffer.from('{"a":1}'), 'application/json; charset=klingon'],
  ])('reads %s', (_name, body, contentType) => {
    expect(decode(body, contentType)).toEqual({ body: { a: 1 }, warnings: [] });
  });

  it('reads letters by the charset', () => {
    expect(decode(Buffer.from('"Zoë"', 'latin1'), 'application/json; charset=iso-8859-1')).toHaveProperty(
      'body',
      'Zoë',
    );
  });

  it('says when integers were kept as text', () => {
    expect(decode(Buffer.from('[9007199254740993]'))).toEqual({
      body: ['9007199254740993'],
      warnings: [expect.stringContaining('2^53')],
    });
  });

  it('shows what came when it is not JSON', () => {
    const failing = () => decode(Buffer.from('{"a": tru'));
    expect(failing).toThrow(ApiError);
    expect(failing).toThrow(
      expect.objectContaining({
        code: 'RESPONSE_NOT_JSON',
        detail: expect.objectContaining({ body: '{"a": tru' }),
      }),
    );
  });
});

describeCorpus('JSONTestSuite', 'json-parsing', () => {
  const folder = corpus('json-parsing');
  const named = (prefix: string) =>
    readdirSync(folder).filter((name) => name.startsWith(prefix) && name.endsWith('.json'));
  const read = (name: string) => () => decode(readFileSync(join(folder, name)));

  it.each(named('y_'))('accepts %s', (name) => {
    expect(read(name)()).toHaveProperty('body');
  });

  it.each(named('n_'))('refuses %s', (name) => {
    expect(read(name)).toThrow(expect.objectContaining({ code: 'RESPONSE_NOT_JSON' }));
  });

  it.each(named('i_'))('accepts or refuses %s, but never crashes', (name) => {
    try {
      expect(read(name)()).toHaveProperty('body');
    } catch (error) {
      expect(error).toMatchObject({ code: 'RESPONSE_NOT_JSON' });
    }
  });
});
