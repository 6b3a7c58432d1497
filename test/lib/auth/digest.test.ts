import { chooseChallenge } from '../../../lib/auth/digest/chooseChallenge';
import { digestAnswer } from '../../../lib/auth/digest/digestAnswer';
import { parseChallenges } from '../../../lib/auth/digest/parseChallenges';
import cases from '../../cases/auth/digest.json';

it.each(cases)('$name', ({ header, response, ...input }) => {
  const challenge = chooseChallenge(header)!;
  expect(digestAnswer(challenge, { ...input, method: 'GET', body: '', count: 1 })).toContain(
    `response="${response}"`,
  );
});

it('tells the challenges of one header apart', () => {
  expect(parseChallenges('Basic realm="a, b=c", Negotiate abc==, Digest nonce=x, realm="q\\"uote"')).toEqual([
    { scheme: 'basic', parameters: { realm: 'a, b=c' } },
    { scheme: 'negotiate', parameters: {} },
    { scheme: 'digest', parameters: { nonce: 'x', realm: 'q"uote' } },
  ]);
});

it('leaves challenges that it cannot answer alone', () => {
  expect(chooseChallenge('Digest realm="r", nonce="n", algorithm=TTH')).toBeUndefined();
  expect(chooseChallenge('Digest realm="r", nonce="n", qop="other"')).toBeUndefined();
  expect(chooseChallenge('Basic realm="r"')).toBeUndefined();
});

it('hashes the user name where the server asks for it', () => {
  const challenge = chooseChallenge('Digest realm="r", nonce="n", algorithm=SHA-256, userhash=true')!;
  const answer = digestAnswer(challenge, {
    username: 'ada',
    password: 'pw',
    method: 'GET',
    uri: '/',
    body: '',
    cnonce: 'c',
    count: 1,
  });
  expect(answer).toContain('userhash=true');
  expect(answer).not.toContain('ada');
});
