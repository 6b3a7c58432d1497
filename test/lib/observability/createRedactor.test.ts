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

  it('masks deep inside data and copies only then', () => {
    const clean = { a: [{ b: 'c' }] };
    expect(redactor.value(clean)).toBe(clean);
    expect(redactor.value({ a: [{ b: 'Bearer s3cr&t"x' }] })).toEqual({ a: [{ b: 'Bearer [redacted]' }] });
    expect(redactor.value(undefined)).toBeUndefined();
  });
});
