import type { HttpRequest } from '../../ports/Transport';
import { type Secrets, withHeader } from '../AuthScheme';
import { basicValue } from '../basicValue';
import { withBodyValue, withCookie, withQueryParameter } from '../withParameter';
import type { Session } from './Session';

/** The request with the session on it; one that carries it already stays the same. */
export function carrySession(
  request: HttpRequest,
  session: Session | undefined,
  secrets: Secrets,
): HttpRequest {
  const isLogin = secrets.sessionFrom !== 'handshake';
  const hasUser = Boolean(secrets.username) && (!isLogin || secrets.basicAlways === 'true');
  const known = hasUser ? withHeader(request, 'authorization', basicValue(secrets)) : request;
  if (!session) return known;
  const sendsCookies = secrets.keepCookies === 'true' || (isLogin && secrets.sessionTokenFrom === 'cookie');
  const carrying = session.value === '' ? known : withToken(known, session.value, secrets, isLogin);
  return sendsCookies ? session.cookies.reduce(withSetCookie, carrying) : carrying;
}

function withToken(request: HttpRequest, token: string, secrets: Secrets, isLogin: boolean): HttpRequest {
  if (!isLogin) return withHeader(request, secrets.handshakeHeader ?? '', token);
  const { sendTokenIn, sendTokenAs = 'Authorization', sessionPrefix = '' } = secrets;
  if (sendTokenIn === 'query') return withQueryParameter(request, sendTokenAs, token);
  if (sendTokenIn === 'body') return withBodyValue(request, sendTokenAs, token);
  if (sendTokenIn === 'cookie') return withCookie(request, sendTokenAs, encodeURIComponent(token));
  return withHeader(request, sendTokenAs, `${sessionPrefix} ${token}`.trim());
}

function withSetCookie(request: HttpRequest, cookie: string): HttpRequest {
  const at = cookie.indexOf('=');
  return at > 0 ? withCookie(request, cookie.slice(0, at), cookie.slice(at + 1)) : request;
}

/** Whether an authenticated request carried this session. */
export function carries(request: HttpRequest, session: Session, secrets: Secrets): boolean {
  // A body that has the token would get it a second time.
  if (secrets.sendTokenIn === 'body') return String(request.body).includes(session.value);
  const { url, headers } = carrySession(request, session, secrets);
  const names = Object.keys(headers);
  return url === request.url && names.every((name) => headers[name] === request.headers[name]);
}
