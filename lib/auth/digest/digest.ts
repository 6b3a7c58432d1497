import { randomBytes } from 'node:crypto';
import type { HttpRequest, HttpResponse } from '../../ports/Transport';
import { type AuthMemory, type Secrets, withHeader } from '../AuthScheme';
import { wholeBody } from '../wholeBody';
import { chooseChallenge } from './chooseChallenge';
import { digestAnswer, type DigestChallenge } from './digestAnswer';

/** The server's last challenge and how often it was answered. */
interface Session {
  readonly challenge: DigestChallenge;
  count: number;
}

/** The request with an answer to the origin's last challenge; as it is before there was one. */
export async function applyDigest(
  request: HttpRequest,
  { username = '', password = '' }: Secrets,
  memory: AuthMemory,
): Promise<HttpRequest> {
  const session = sessionOf(request, memory);
  if (!session) return request;
  const body = session.challenge.qop === 'auth-int' ? await wholeBody(request) : '';
  session.count += 1;
  const { pathname, search } = new URL(request.url);
  const header = digestAnswer(session.challenge, {
    username,
    password,
    method: request.method,
    uri: `${pathname}${search}`,
    body,
    cnonce: randomBytes(16).toString('hex'),
    count: session.count,
  });
  return withHeader(request, 'Authorization', header);
}

/**
 * Remembers a challenge. Whether the request has to be sent again: not when it has answered this very challenge
 * before, since then user or password are wrong.
 */
export function takeChallenge(
  request: HttpRequest,
  { status, headers }: HttpResponse,
  memory: AuthMemory,
): boolean {
  const header = headers.get('www-authenticate');
  if (status !== 401 || header === null) return false;
  const challenge = chooseChallenge(header);
  if (!challenge) return false;
  const answered = request.headers.authorization;
  const current = sessionOf(request, memory);
  const isStale = /\bstale\s*=\s*"?true/i.test(header);
  // Another request may have brought a newer challenge meanwhile: answering that one is enough.
  if (current && answered !== undefined && !answered.includes(`nonce="${current.challenge.nonce}"`))
    return true;
  memory.set(new URL(request.url).origin, { challenge, count: 0 } satisfies Session);
  return answered === undefined || isStale;
}

function sessionOf(request: HttpRequest, memory: AuthMemory): Session | undefined {
  return memory.get(new URL(request.url).origin) as Session | undefined;
}
