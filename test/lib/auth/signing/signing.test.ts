import { createHmac, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { Readable } from 'node:stream';
import { checkAccess } from '../../../../lib/auth/checkAccess';
import { signed } from '../../../../lib/auth/schemes/signed';
import { anonymousAccess } from '../../../../lib/plan/Access';
import type { HttpRequest } from '../../../../lib/ports/Transport';
import awsCases from '../../../cases/auth/aws-signature-4.json';
import { authContext } from '../../../support/authContext';
import { createVirtualClock } from '../../../support/virtualClock';

const sign = (request: Partial<HttpRequest>, secrets: Record<string, string>, at = '2015-08-30T12:36:00Z') =>
  signed.apply(
    { method: 'GET', url: 'https://api.test/things?b=2&a=1', headers: {}, ...request },
    secrets,
    authContext({
      clock: createVirtualClock(Date.parse(at)),
    }),
  );

describe('AWS Signature 4', () => {
  const secrets = {
    signingMethod: 'aws',
    awsAccessKeyId: 'AKIDEXAMPLE',
    awsSecretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
    awsRegion: 'us-east-1',
    awsService: 'service',
  };

  it.each(awsCases)(
    'signs $name of the published test suite',
    async ({ method, url, body, headers: own, signature }) => {
      const request = {
        method: method as 'GET',
        url: new URL(url).href,
        body,
        headers: own as Record<string, string>,
      };
      const { headers } = await sign(request, secrets);
      expect(headers.authorization).toContain(`Signature=${signature}`);
      expect(headers['x-amz-date']).toBe('20150830T123600Z');
    },
  );

  it('signs a streamed body by its content, and leaves a fresh stream to send', async () => {
    const body = () => Readable.from([Buffer.from('some '), Buffer.from('bytes')]);
    const streamed = await sign({ method: 'POST', body }, secrets);
    const whole = await sign({ method: 'POST', body: 'some bytes' }, secrets);
    expect(streamed.headers.authorization).toBe(whole.headers.authorization);
    expect(streamed.body).toBe(body);
  });

  it('sends the token of temporary keys', async () => {
    const { headers } = await sign({}, { ...secrets, awsSessionToken: 'temporary' });
    expect(headers['x-amz-security-token']).toBe('temporary');
  });
});

describe('HMAC', () => {
  const secrets = {
    signingMethod: 'hmac',
    hmacKeyId: 'key-1',
    hmacSecret: 'S3cret!',
    hmacText: '{timestamp}\\n{method}\\n{path}?{sortedQuery}\\n{body}',
    hmacHeaders: 'X-Key: {keyId}\nX-Time: {timestamp}\nX-Sign: {signature}',
  };

  it('signs the text that the API describes', async () => {
    const { headers } = await sign({ method: 'POST', body: '{"a":1}' }, secrets);
    const text = '1440938160\nPOST\n/things?a=1&b=2\n{"a":1}';
    expect(headers).toEqual({
      'x-key': 'key-1',
      'x-time': '1440938160',
      'x-sign': createHmac('sha256', 'S3cret!').update(text).digest('hex'),
    });
  });

  it('puts the signature into the query', async () => {
    const { url } = await sign(
      {},
      { ...secrets, hmacHeaders: '', hmacQuery: 'sig={signature}', hmacText: '{query}' },
    );
    const signature = createHmac('sha256', 'S3cret!').update('b=2&a=1').digest('hex');
    expect(new URL(url).searchParams.get('sig')).toBe(signature);
  });

  it('names a placeholder that it does not know', async () => {
    await expect(sign({}, { ...secrets, hmacText: '{datum}' })).rejects.toMatchObject({
      code: 'INVALID_SETTING',
      message: '"{datum}" in "Text to Sign" of the credential is not known',
    });
  });
});

describe('HTTP Message Signatures', () => {
  /** RFC 9421, appendix B.2: its request and its keys. */
  const request = {
    method: 'POST' as const,
    url: 'https://example.com/foo?param=Value&Pet=dog',
    headers: {
      date: 'Tue, 20 Apr 2021 02:07:55 GMT',
      'content-type': 'application/json',
      'content-length': '18',
    },
    body: '{"hello": "world"}',
  };
  const at = '2021-04-20T02:07:53Z';

  it('signs example B.2.5 with a shared secret', async () => {
    const secrets = {
      signingMethod: 'messageSignature',
      messageKeyId: 'test-shared-secret',
      messageAlgorithm: 'hmac-sha256',
      messageKey: 'uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==',
      messageComponents: 'date @authority content-type',
      messageLabel: 'sig-b25',
    };
    const { headers } = await sign(request, secrets, at);
    expect(headers.signature).toBe('sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:');
    expect(headers['signature-input']).toBe(
      'sig-b25=("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"',
    );
  });

  it('signs example B.2.6 with Ed25519', async () => {
    const secrets = {
      signingMethod: 'messageSignature',
      messageKeyId: 'test-key-ed25519',
      messageAlgorithm: 'ed25519',
      messageKey:
        // As a password field leaves it.
        '-----BEGIN PRIVATE KEY-----MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF-----END PRIVATE KEY-----',
      messageComponents: 'date @method @path @authority content-type content-length',
      messageLabel: 'sig-b26',
    };
    const { headers } = await sign(request, secrets, at);
    expect(headers.signature).toBe(
      'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:',
    );
  });

  it.each([
    ['ecdsa-p256-sha256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
    ['rsa-v1_5-sha256', generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ] as const)('makes a signature that %s verifies, with the digest of the body', async (algorithm, keys) => {
    const secrets = {
      signingMethod: 'messageSignature',
      messageKeyId: 'k',
      messageAlgorithm: algorithm,
      messageKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      messageComponents: '@method @target-uri content-digest x-absent',
    };
    const { headers } = await sign(request, secrets, at);
    const [, parameters = ''] = headers['signature-input']!.split(/=(.*)/s);
    const base = [
      '"@method": POST',
      `"@target-uri": ${request.url}`,
      '"content-digest": sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:',
      `"@signature-params": ${parameters}`,
    ].join('\n');
    const signature = Buffer.from(/^sig1=:(.*):$/.exec(headers.signature!)![1]!, 'base64');
    const key = createPublicKey(keys.privateKey);
    expect(verify('sha256', Buffer.from(base), { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
  });

  it('says that a key is none, without quoting it', async () => {
    const secrets = {
      signingMethod: 'messageSignature',
      messageKey: 'not-a-key',
      messageComponents: '@method',
    };
    const failure = await Promise.resolve(sign(request, secrets)).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'INVALID_SETTING', detail: { field: 'Key' } });
    expect(JSON.stringify(failure)).not.toContain('not-a-key');
  });
});

it('asks for the fields of the chosen signature only', () => {
  const access = { ...anonymousAccess, scheme: 'signed', baseUrl: 'https://api.test' };
  const hmac = { signingMethod: 'hmac', hmacSecret: 's', hmacText: '{body}' };
  expect(() => checkAccess({ ...access, secrets: hmac })).not.toThrow();
  expect(() => checkAccess({ ...access, secrets: { ...hmac, hmacSecret: '' } })).toThrow(
    '"Secret" of the credential is empty',
  );
});
