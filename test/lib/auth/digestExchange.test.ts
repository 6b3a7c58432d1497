import { createHash } from 'node:crypto';
import type { Handler } from '../../support/localServer';
import { jsonOf, startTestEngine, type TestEngine } from '../../support/testEngine';

const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const digestAccess = {
  scheme: 'basic',
  secrets: { username: 'ada', password: 'secret-pw', method: 'digest' },
};

/** A server that checks the answer to its challenge; a nonce holds for some requests. */
function protectedBy(nonceUses: number): Handler {
  let nonces = 0;
  let uses = 0;
  const seenCounts = new Set<string>();
  return ({ headers, method, url }) => {
    const sent = headers.authorization ?? '';
    const field = (name: string) => new RegExp(`${name}="?([^",]+)`).exec(sent)?.[1] ?? '';
    const nonce = `nonce-${nonces}`;
    const expected = md5(
      [md5('ada:area:secret-pw'), nonce, field('nc'), field('cnonce'), 'auth', md5(`${method}:${url}`)].join(
        ':',
      ),
    );
    const isRight = field('response') === expected && field('nonce') === nonce;
    const isFresh = uses < nonceUses && !seenCounts.has(`${nonce} ${field('nc')}`);
    if (isRight && isFresh) {
      uses += 1;
      seenCounts.add(`${nonce} ${field('nc')}`);
      return { status: 200, json: [{ url }] };
    }
    nonces += 1;
    uses = 0;
    const stale = isRight ? ', stale=true' : '';
    return {
      status: 401,
      headers: { 'www-authenticate': `Digest realm="area", qop="auth", nonce="nonce-${nonces}"${stale}` },
      json: { message: 'no' },
    };
  };
}

let engine: TestEngine;
afterEach(() => engine.stop());

it('answers the challenge, and then goes on without asking for another', async () => {
  engine = await startTestEngine(protectedBy(100));
  for (const url of ['/a?x=1', '/b', '/c']) {
    const result = await engine.run({ request: { url } }, digestAccess);
    expect(result.failure).toBeUndefined();
    expect(jsonOf(result)).toEqual([{ url }]);
  }
  expect(engine.server.requests).toHaveLength(4);
});

it('takes a new nonce when the old one is used up', async () => {
  engine = await startTestEngine(protectedBy(1));
  for (const url of ['/a', '/b']) {
    const result = await engine.run({ request: { url } }, digestAccess);
    expect(jsonOf(result)).toEqual([{ url }]);
    expect(result.report.attempts).toBe(2);
  }
});

it('gives up after one answer that the server does not accept', async () => {
  engine = await startTestEngine(protectedBy(100));
  const secrets = { ...digestAccess.secrets, password: 'wrong' };
  const result = await engine.run({ request: { url: '/a' } }, { ...digestAccess, secrets });
  expect(result.failure?.code).toBe('AUTHENTICATION_FAILED');
  expect(engine.server.requests).toHaveLength(2);
});
