import type { HttpRequest } from '../ports/Transport';
import { withHeader } from './AuthScheme';

/** Replaces a parameter of that name, so that a next link that repeats a secret carries it only once. */
export function withQueryParameter(request: HttpRequest, name: string, value: string): HttpRequest {
  const target = new URL(request.url);
  target.searchParams.set(name, value);
  return { ...request, url: target.href };
}

/** Adds a cookie to those that the request has, in place of one of that name. The value is sent as it is. */
export function withCookie(request: HttpRequest, name: string, value: string): HttpRequest {
  const others = (request.headers.cookie ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie !== '' && !cookie.startsWith(`${name}=`));
  return withHeader(request, 'cookie', [...others, `${name}=${value}`].join('; '));
}
