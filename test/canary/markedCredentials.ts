import { createHmac } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { certificates } from '../support/localServer';

/** What every secret of these tests starts with. */
export const mark = 'c4nary';
const marked = (name: string) => `${mark}-${name}-5ecret`;

/** Secrets that an API gives out along the way. */
export const given = {
  accessToken: marked('access'),
  refreshToken: marked('refresh'),
  session: marked('session'),
  cookie: marked('cookie'),
} as const;

export interface MarkedCredential {
  readonly label: string;
  readonly type: string;
  /** `origin`: of the API. */
  readonly data: (origin: string) => ICredentialDataDecryptedObject;
  /** A part of the requests' headers or URLs which shows that the credential was on them. */
  readonly sent: RegExp;
}

const of = (
  label: string,
  type: string,
  sent: RegExp,
  data: MarkedCredential['data'] | ICredentialDataDecryptedObject,
): MarkedCredential => ({
  label,
  type: `apiIntegration${type}Api`,
  sent,
  data: (origin) => ({ baseUrl: origin, ...(typeof data === 'function' ? data(origin) : data) }),
});

const login = {
  username: 'ada',
  password: marked('password'),
  loginPath: '/canary/login',
  moreSettings: true,
  otherSecret: marked('other'),
  loginHeaders: 'X-App: {secret}',
};
const machine = (clientAuthentication: string) => (origin: string) => ({
  grant: 'clientCredentials',
  tokenServer: 'url',
  tokenUrl: `${origin}/canary/token`,
  clientId: 'robot',
  clientAuthentication,
  clientSecret: `${marked('client')}-that-is-long-enough-for-hs256`,
});

/** Every credential type of REST APIs, in each of its ways, with marks for secrets. */
export const markedCredentials: readonly MarkedCredential[] = [
  of('API Token', 'Token', /bearer c4nary-token/i, { token: marked('token') }),
  ...['header', 'query', 'cookie'].map((keyPlacement) =>
    of(`API Key in the ${keyPlacement}`, 'Key', /c4nary-key.*c4nary-second|c4nary-second.*c4nary-key/s, {
      keyPlacement,
      keyName: 'x-one',
      keyValue: marked('key'),
      secondName: 'x-two',
      secondValue: marked('second'),
    }),
  ),
  of('Basic', 'Basic', new RegExp(Buffer.from(`ada:${marked('password')}`).toString('base64')), {
    username: 'ada',
    password: marked('password'),
  }),
  of('Digest', 'Basic', /Digest username="ada"/, {
    username: 'ada',
    password: marked('password'),
    method: 'digest',
  }),
  of('AWS Signature', 'Signed', /AWS4-HMAC-SHA256/, {
    signingMethod: 'aws',
    awsAccessKeyId: 'AKID',
    awsSecretAccessKey: marked('aws'),
    awsSessionToken: marked('awsSession'),
    awsRegion: 'r',
    awsService: 's',
  }),
  of('HMAC', 'Signed', new RegExp(createHmac('sha256', marked('hmac')).update('GET').digest('hex')), {
    signingMethod: 'hmac',
    hmacKeyId: 'id',
    hmacSecret: marked('hmac'),
    hmacText: 'GET',
    hmacHeaders: 'X-Signature: {signature}',
  }),
  of('Message Signature', 'Signed', /sig1=\(/, {
    signingMethod: 'messageSignature',
    messageKeyId: 'k',
    messageAlgorithm: 'hmac-sha256',
    messageKey: Buffer.from(marked('message')).toString('base64'),
  }),
  of('Session Login with a token', 'Session', /bearer c4nary-session/i, { ...login, keepCookies: true }),
  of('Session Login with cookies', 'Session', /c4nary-cookie/, { ...login, sessionTokenFrom: 'cookie' }),
  of('Session of a refused request', 'Session', /x-session: c4nary-session/, {
    sessionFrom: 'handshake',
    username: 'ada',
    password: marked('password'),
    handshakeStatus: 409,
    handshakeHeader: 'X-Session',
  }),
  ...['basic', 'post', 'clientSecretJwt'].map((client) =>
    of(`Machine OAuth2 by ${client}`, 'MachineOAuth2', /bearer c4nary-access/i, machine(client)),
  ),
  of('User OAuth2', 'OAuth2', /bearer c4nary-access/i, (origin) => ({
    authorizationUrl: `${origin}/authorize`,
    tokenUrl: `${origin}/canary/token`,
    appId: 'app',
    appSecret: marked('app'),
    flow: 'pkce',
    secretPlacement: 'header',
    oauthTokenData: {
      access_token: given.accessToken,
      refresh_token: given.refreshToken,
      token_type: 'Bearer',
      n8n_expires_at: String(Date.now() + 3_600_000),
    },
  })),
  of('TLS Client Certificate', 'Tls', /./, {
    certificate: certificates.client,
    privateKey: certificates.encryptedKey,
    passphrase: 'key-pa55',
  }),
];

/** What only envelopes can carry. */
export const markedEnvelopes: readonly MarkedCredential[] = ['text', 'digest'].map((passwordType) =>
  of(
    `WS-Security with the password as ${passwordType}`,
    'WsSecurity',
    /<wsse:Username>ada.*<\/ds:Signature>/s,
    {
      wsSecurity: 'both',
      username: 'ada',
      password: marked('wsse'),
      passwordType,
      certificateFormat: 'pfx',
      pfx: certificates.signer.pfx,
      passphrase: 'pfx-pa55',
      moreSettings: true,
      httpUser: 'ada',
      httpPassword: marked('http'),
    },
  ),
);

const keyLine = certificates.key.split('\n')[1]!;
const encryptedLine = certificates.encryptedKey.split('\n')[1]!;
const encodings = Object.values(given).map((secret) => Buffer.from(secret).toString('base64').slice(0, 16));

/** What must be nowhere: marks, as text and in base64 at any offset, and lines of private keys. */
export function marksIn(text: string): string[] {
  const needles = [
    mark,
    ...[0, 1, 2].map((offset) =>
      Buffer.from(`${'x'.repeat(offset)}${mark}-`)
        .toString('base64')
        .slice(offset === 0 ? 0 : 4, 8),
    ),
    ...encodings,
    'key-pa55',
    'pfx-pa55',
    certificates.signer.pfx.slice(0, 60),
    certificates.signer.key.split('\n')[1]!,
    keyLine,
    encryptedLine,
  ];
  return needles
    .filter((needle) => text.includes(needle))
    .map((needle) => text.slice(Math.max(0, text.indexOf(needle) - 80), text.indexOf(needle) + 60));
}
