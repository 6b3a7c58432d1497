import { ApiError } from '../errors/ApiError';
import type { HttpRequest, HttpResponse } from '../ports/Transport';
import type { Policy } from './Policy';
import type { Run } from './Run';

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** Headers that another origin may see: they hold nothing of the user's. */
const neutralHeaders = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'content-type',
  'user-agent',
]);

/**
 * Follows redirects (RFC 9110, section 15.4). The credential is put on after this policy, so it never goes to an
 * origin that it is not meant for; headers that the user wrote stay behind as well.
 */
export const followRedirects =
  (run: Run): Policy =>
  (next) =>
  async (call) => {
    let { request } = call;
    let seeOther = false;
    for (let hop = 0; ; hop += 1) {
      const exchange = await next({ ...call, request });
      const target = locationOf(exchange.response, request);
      if (target === undefined) return seeOther ? { ...exchange, seeOther } : exchange;
      if (hop >= run.plan.limits.maxRedirects) throw tooMany(run.plan.limits.maxRedirects);
      if (!run.origins.includes(target)) {
        if (run.plan.limits.foreignRedirects === 'refuse' && !isUpgrade(request.url, target))
          throw foreign(target);
        run.recorder.warn(
          `Followed a redirect to ${new URL(target).origin}; the credential was not sent there.`,
        );
      }
      seeOther ||= exchange.response.status === 303;
      request = redirected(request, exchange.response.status, target, run);
    }
  };

function locationOf({ status, headers }: HttpResponse, request: HttpRequest): string | undefined {
  const location = headers.get('location');
  if (!redirectStatuses.has(status) || location === null) return undefined;
  const target = URL.canParse(location, request.url) ? new URL(location, request.url) : undefined;
  if (target?.protocol === 'http:' || target?.protocol === 'https:') return withoutUser(target).href;
  throw new ApiError('REDIRECT_INVALID', {
    subject: 'The server redirected to an address that is no http(s) URL',
  });
}

/** From http to https of the same host. */
function isUpgrade(from: string, to: string): boolean {
  const [before, after] = [new URL(from), new URL(to)];
  return before.hostname === after.hostname && before.protocol === 'http:' && after.protocol === 'https:';
}

function foreign(target: string): ApiError {
  return new ApiError('ORIGIN_NOT_ALLOWED', {
    subject: `The server redirected to another server, ${new URL(target).origin}`,
    hint: 'If you trust that server, add its origin to "Allowed Origins": in the credential, or in the options of the node when there is none.',
  });
}

/** A server does not choose who we are; relative links on the page would inherit it. */
function withoutUser(target: URL): URL {
  target.username = '';
  target.password = '';
  return target;
}

function redirected(request: HttpRequest, status: number, url: string, run: Run): HttpRequest {
  const isTrusted = run.origins.includes(url);
  // A page reached through TLS must not send the user's data on in the clear.
  if (request.body !== undefined && keepsMethod(request, status) && isDowngrade(request.url, url)) {
    throw new ApiError('REDIRECT_INVALID', {
      subject: 'The server redirected from https to http with a body to send',
    });
  }
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => isTrusted || neutralHeaders.has(name)),
  );
  if (keepsMethod(request, status)) return { ...request, url, headers };
  const { 'content-type': _type, ...withoutType } = headers;
  return { method: request.method === 'HEAD' ? 'HEAD' : 'GET', url, headers: withoutType };
}

/** 303 turns into GET; 301 and 302 turn a POST into GET, as every browser does. */
function keepsMethod({ method }: HttpRequest, status: number): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  return status === 307 || status === 308 || (status !== 303 && method !== 'POST');
}

function isDowngrade(from: string, to: string): boolean {
  return from.startsWith('https:') && to.startsWith('http:');
}

function tooMany(limit: number): ApiError {
  return new ApiError('TOO_MANY_REDIRECTS', {
    subject: `The server redirected the request more than ${limit} times`,
  });
}
