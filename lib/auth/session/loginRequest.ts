import { ApiError } from '../../errors/ApiError';
import { toApiError } from '../../errors/toApiError';
import type { HttpRequest } from '../../ports/Transport';
import { resolveUrl } from '../../protocol/resolveUrl';
import type { AuthContext, Secrets } from '../AuthScheme';
import { basicValue } from '../basicValue';
import { escapeXml } from '../escapeXml';
import { parseNamedLines } from '../parseNamedLines';
import { fillTemplate } from '../signing/fillTemplate';

/**
 * The request that logs in.
 * @throws ApiError INVALID_SETTING, URL_INVALID or ORIGIN_NOT_ALLOWED that names the field
 */
export function loginRequest(secrets: Secrets, { baseUrl, origins }: AuthContext): HttpRequest {
  const url = loginUrl(secrets.loginPath ?? '', baseUrl, origins);
  const content = contentOf(secrets);
  const own = parseNamedLines(
    filled(secrets.loginHeaders ?? '', secrets, 'Login Headers'),
    ':',
    'Login Headers',
  );
  return {
    method: (secrets.loginMethod || 'POST') as HttpRequest['method'],
    url,
    headers: {
      accept: 'application/json, */*;q=0.5',
      ...content.headers,
      ...Object.fromEntries(own.map(([name, value]) => [name.toLowerCase(), value])),
    },
    body: content.body,
  };
}

function loginUrl(path: string, baseUrl: string, origins: AuthContext['origins']): string {
  try {
    return resolveUrl({ url: path, query: [] }, { baseUrl }, origins);
  } catch (error) {
    // The node's form has a path of its own.
    throw toApiError(error).with({ field: 'Login Path' });
  }
}

type Content = Pick<HttpRequest, 'headers' | 'body'>;

function contentOf(secrets: Secrets): Content {
  const { loginJson = '', loginForm = '', loginXml = '' } = secrets;
  switch (secrets.loginSends || 'json') {
    case 'json':
      return { headers: { 'content-type': 'application/json' }, body: jsonBody(loginJson, secrets) };
    case 'form':
      return {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: formBody(loginForm, secrets),
      };
    case 'xml':
      return {
        headers: { 'content-type': 'text/xml; charset=utf-8' },
        body: filled(loginXml, secrets, 'Login Body', escapeXml),
      };
    case 'basic':
      return { headers: { authorization: basicValue(secrets) } };
    default:
      return { headers: {} };
  }
}

/** Filled in after it was parsed, so that a quote in a password does no harm. */
function jsonBody(template: string, secrets: Secrets): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(template);
  } catch {
    // The parser's message may quote what was typed in, a password for example.
    throw new ApiError('INVALID_SETTING', {
      subject: '"Login Body" of the credential is not valid JSON',
      field: 'Login Body',
      hint: 'Write it like { "username": "{user}", "password": "{password}" }, with double quotes around every text.',
    });
  }
  return JSON.stringify(parsed, (_key, value: unknown) =>
    typeof value === 'string' ? filled(value, secrets, 'Login Body') : value,
  );
}

function formBody(template: string, secrets: Secrets): string {
  const pairs = [...new URLSearchParams(template.trim())].map(([name, value]): [string, string] => [
    name,
    filled(value, secrets, 'Login Body'),
  ]);
  return new URLSearchParams(pairs).toString();
}

function filled(
  template: string,
  { username = '', password = '', otherSecret = '' }: Secrets,
  field: string,
  escape: (value: string) => string = (value) => value,
): string {
  const values = {
    user: () => escape(username),
    password: () => escape(password),
    secret: () => escape(otherSecret),
  };
  return fillTemplate(template, values, field);
}
