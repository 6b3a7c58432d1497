import { apiMessage } from '../../../lib/errors/apiMessage';

describe('apiMessage', () => {
  it.each<[string, unknown, string | undefined]>([
    ['problem details', { type: 'about:blank', title: 'Bad', detail: 'email is taken' }, 'email is taken'],
    [
      'OAuth 2',
      { error: 'invalid_grant', error_description: 'The code has expired' },
      'The code has expired',
    ],
    ['an error object', { error: { code: 12, message: 'No such user' } }, 'No such user'],
    ['an error text', { error: 'nope' }, 'nope'],
    ['GraphQL', { errors: [{ message: 'a' }, { message: 'b' }] }, 'a; b'],
    [
      'JSON:API',
      { errors: [{ status: '422', title: 'Invalid', detail: 'name is too short' }] },
      'name is too short',
    ],
    ['one list a field', { errors: { email: ['is taken', 'is too long'] } }, 'email is taken, is too long'],
    ['a sentence', 'Too many requests', 'Too many requests'],
    ['a web page', '<html><body>Oops</body></html>', undefined],
    ['a message that is empty', { message: '' }, undefined],
    ['no message', { id: 1 }, undefined],
    ['nothing', undefined, undefined],
  ])('%s', (_name, body, message) => {
    expect(apiMessage(body)).toBe(message);
  });

  it('cuts long messages', () => {
    expect(apiMessage({ message: 'x'.repeat(2000) })?.length).toBeLessThan(600);
  });
});
