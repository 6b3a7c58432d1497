import type { Access } from '../plan/Access';
import type { TrustedOrigins } from '../plan/trustedOrigins';
import { ApiError } from '../errors/ApiError';
import type { RequestSpec } from '../plan/RequestPlan';
import { fillPath } from './fillPath';

/**
 * The absolute URL of a request. A path goes below the base URL; a full URL must lead to a trusted origin.
 * @throws ApiError URL_INVALID or ORIGIN_NOT_ALLOWED; nothing has been sent then
 */
export function resolveUrl(
  { url: template, query, pathValues }: Pick<RequestSpec, 'url' | 'query' | 'pathValues'>,
  { baseUrl }: Pick<Access, 'baseUrl'>,
  origins: TrustedOrigins,
): string {
  const url = fillPath(template, pathValues);
  const resolved = isAbsolute(url) ? parseAbsolute(url) : new URL(belowBase(url, baseUrl));
  for (const { name, value } of query) resolved.searchParams.append(name, value);
  resolved.hash = '';
  if (resolved.username || resolved.password) {
    throw invalid('contains a user name or password', 'Choose Basic Auth under Authentication instead.');
  }
  if (!origins.includes(resolved.href)) throw foreign(resolved.origin, origins);
  return resolved.href;
}

/** `https://…`, any other scheme, or `//host/…`: everything that could leave the base URL. */
function isAbsolute(url: string): boolean {
  return /^([a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(url.trim());
}

function parseAbsolute(url: string): URL {
  const text = url.trim().replace(/^[\\/]{2}/, 'https://');
  if (!URL.canParse(text)) throw invalid(`"${url}" is not a valid URL`);
  const parsed = new URL(text);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')
    throw invalid(`"${url}" is not an http or https address`);
  return parsed;
}

function belowBase(path: string, baseUrl: string | undefined): string {
  if (!baseUrl) {
    throw invalid(
      `"${path}" is only a path`,
      'Choose a credential with a base URL under Authentication, or write the full URL with https://.',
    );
  }
  const base = new URL(baseUrl);
  const [pathOnly, queryOfPath] = splitOnce(path.trim().replace(/^\/+/, ''), '?');
  const prefix = `${base.origin}${base.pathname.replace(/\/+$/, '')}`;
  const joined = pathOnly ? `${prefix}/${pathOnly}` : prefix;
  // A base URL may carry parameters that every request needs, such as an API version.
  const query = [base.search.slice(1), queryOfPath].filter(Boolean).join('&');
  return query ? `${joined}?${query}` : joined;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function invalid(subject: string, hint?: string): ApiError {
  return new ApiError('URL_INVALID', { subject: `The address ${subject}`, field: 'Path', hint });
}

function foreign(origin: string, origins: TrustedOrigins): ApiError {
  return new ApiError('ORIGIN_NOT_ALLOWED', {
    subject: `The address leads to ${origin}, but this request may only go to ${origins.list.join(', ')}`,
    field: 'Path',
  });
}
