import { createRedactor } from '../../../lib/observability/createRedactor';

describe('createRedactor', () => {
  const redactor = createRedactor(['s3cr&t"x', 'abc']);

  it('masks a secret in every form in which it may appear', () => {
    expect(redactor.text('plain s3cr&t"x, url s3cr%26t%22x, json s3cr&t\\"x')).toBe(
      'plain [redacted], url [redacted], json [redacted]',
    );
  });

  it('leaves very short secrets in texts alone: they would hit by chance', () => {
    expect(redactor.text('abcdef')).toBe('abcdef');
  });

  it('masks parameters that carry secrets by their name', () => {
    expect(redactor.url('https://api.test/a?api_key=1&access_token=2&page=3&X-Amz-Signature=4')).toBe(
      'https://api.test/a?api_key=[redacted]&access_token=[redacted]&page=3&X-Amz-Signature=[redacted]',
    );
  });

  it('masks a password in a URL', () => {
    expect(redactor.url('https://ada:hunter2@api.test/')).not.toContain('hunter2');
  });

  it('masks headers that carry secrets by their name', () => {
    const headers = new Headers({ 'set-cookie': 'sid=1', 'x-api-key': '2', 'content-type': 'text/plain' });
    expect(redactor.headers(headers)).toEqual({
      'set-cookie': '[redacted]',
      'x-api-key': '[redacted]',
      'content-type': 'text/plain',
    });
  });

  it.each([
    ['a form', new URLSearchParams({ key: 'p& (1)*' }).toString()],
    ['a URL with small letters', 'key=p%26%20(1)*'.toLowerCase()],
    ['a web page', 'the key p&amp; (1)* is wrong'],
    ['base64', `key ${btoa('p& (1)*')}`],
  ])('masks it in %s', (_name, text) => {
    expect(createRedactor(['p& (1)*']).text(text)).toContain('[redacted]');
  });

  it.each(['null', '2024', '":"x', '},{"'])('leaves data whole though the secret is %s', (secret) => {
    const data = { year: 2024, none: null, list: [{ a: 'x' }, { b: 20245 }], text: `it is ${secret}` };
    expect(createRedactor([secret]).value(data)).toEqual({ ...data, text: 'it is [redacted]' });
  });

  it('masks deep inside data and copies only then', () => {
    const clean = { a: [{ b: 'c' }] };
    expect(redactor.value(clean)).toBe(clean);
    expect(redactor.value({ a: [{ b: 'Bearer s3cr&t"x' }] })).toEqual({ a: [{ b: 'Bearer [redacted]' }] });
    expect(redactor.value(undefined)).toBeUndefined();
  });
});
