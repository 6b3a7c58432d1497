import { ApiError } from '../errors/ApiError';
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

/**
 * Puts a secret into the body, at a path such as `auth`, `params.token` or `params[0]`.
 * @throws ApiError INVALID_SETTING for a request whose body takes none
 */
export function withBodyValue(request: HttpRequest, path: string, secret: string): HttpRequest {
  if (request.placeInBody) return request.placeInBody(path, secret);
  throw new ApiError('INVALID_SETTING', {
    subject:
      'The credential puts its secret into the body, but this request has no JSON body and no parameters',
    hint: 'Choose another place in the credential, or send a body.',
  });
}
