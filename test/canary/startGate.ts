import { type LocalServer, type ReceivedRequest, type Reply, startServer } from '../support/localServer';
import { given, type MarkedCredential } from './markedCredentials';

/** What happens to the requests of a run. */
export const fates = ['success', 'failure', 'retry', 'redirect'] as const;
export type Fate = (typeof fates)[number];

/** An API before the demo service: it asks for one credential, and repeats what it is sent wherever it fails. */
export interface Gate {
  readonly origin: string;
  /** Heads and bodies of what came, as one text each. */
  readonly received: readonly string[];
  /** The same for the server to which redirects lead. */
  readonly receivedElsewhere: readonly string[];
  stop(): Promise<void>;
}

export async function startGate(
  service: string,
  { label }: MarkedCredential,
  fate: Fate,
  demoAuthorization: string,
): Promise<Gate> {
  const forward = (request: ReceivedRequest) => forwarded(request, service, gate.origin, demoAuthorization);
  const elsewhere = await startServer((request) => forward(request));
  let isFirst = true;
  const gate: LocalServer = await startServer((request) => {
    const own = ownAnswer(request, label);
    if (own) return own;
    const wasFirst = isFirst;
    isFirst = false;
    if (fate === 'failure') return { status: 400, ...echo(request) };
    if (fate === 'retry' && wasFirst) return { status: 503, ...echo(request) };
    if (fate === 'redirect' && wasFirst)
      return { status: 307, headers: { location: `${elsewhere.origin}${request.path}?a=1` } };
    return forward(request);
  });
  return {
    origin: gate.origin,
    get received() {
      return gate.requests.map(textOf);
    },
    get receivedElsewhere() {
      return elsewhere.requests.map(textOf);
    },
    async stop() {
      await gate.stop();
      await elsewhere.stop();
    },
  };
}

function textOf({ method, url, headers, body }: ReceivedRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
  return [`${method} ${url}`, ...lines, body.toString()].join('\n');
}

/** Logins, tokens and challenges. */
function ownAnswer({ path, headers }: ReceivedRequest, label: string): Reply | undefined {
  if (path === '/canary/login') {
    const cookies = { 'set-cookie': [`sid=${given.cookie}; Path=/`] };
    return { json: { token: given.session }, headers: cookies };
  }
  if (path === '/canary/token') return { json: { access_token: given.accessToken, expires_in: 3600 } };
  if (label === 'Digest' && !headers.authorization?.startsWith('Digest'))
    return { status: 401, headers: { 'www-authenticate': 'Digest realm="r", nonce="n", qop="auth"' } };
  if (label === 'Session of a refused request' && headers['x-session'] !== given.session)
    return { status: 409, headers: { 'x-session': given.session } };
  return undefined;
}

/** The worst that an API can do: it shows everything in the message, the headers and the body. */
function echo(request: ReceivedRequest): Reply {
  const sent = textOf(request);
  const { authorization = '', cookie = '' } = request.headers;
  return {
    headers: {
      'x-echo': `${authorization} ${cookie}`,
      'x-request-id': authorization.slice(-40) || 'r',
    },
    json: {
      message: `Refused: ${sent}`,
      errors: [{ field: authorization, url: request.url }],
      [cookie]: true,
    },
  };
}

async function forwarded(
  { method, url, headers, body }: ReceivedRequest,
  service: string,
  origin: string,
  authorization: string,
): Promise<Reply> {
  const { 'content-type': type, accept = '*/*', 'idempotency-key': key } = headers;
  const own = { accept, authorization, ...(type && { 'content-type': type }) };
  const response = await fetch(`${service}${url}`, {
    method,
    headers: typeof key === 'string' ? { ...own, 'idempotency-key': key } : own,
    ...(body.length > 0 && { body: new Uint8Array(body) }),
    redirect: 'manual',
  });
  const content = Buffer.from(await response.arrayBuffer()).toString('latin1');
  const skipped = new Set([
    'content-length',
    'content-encoding',
    'transfer-encoding',
    'connection',
    'keep-alive',
  ]);
  const answered = [...response.headers].filter(([name]) => !skipped.has(name));
  return {
    status: response.status,
    headers: Object.fromEntries(answered.map(([name, value]) => [name, value.replaceAll(service, origin)])),
    body: response.status === 204 ? undefined : Buffer.from(content.replaceAll(service, origin), 'latin1'),
  };
}
