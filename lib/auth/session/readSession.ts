import { ApiError } from '../../errors/ApiError';
import { compileExpression } from '../../mapping/expression';
import { isObject } from '../../plan/json';
import { isPlainPath, parsePath, readPath } from '../../plan/path';
import type { HttpResponse } from '../../ports/Transport';
import type { Secrets } from '../AuthScheme';
import { readAnswer } from './readAnswer';
import type { Session } from './Session';

/**
 * The session that the answer to a login gives out.
 * @param now Epoch milliseconds.
 * @throws ApiError INVALID_SETTING that says where the answer has no token, without showing the answer
 */
export async function readSession(response: HttpResponse, secrets: Secrets, now: number): Promise<Session> {
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]!.trim());
  const value = await tokenOf(response, cookies, secrets);
  const lifetimeMs = Number(secrets.sessionMinutes) * 60_000 || undefined;
  return { value, cookies, ...(lifetimeMs && { lifetimeMs, expiresAt: now + lifetimeMs }) };
}

async function tokenOf(
  response: HttpResponse,
  cookies: readonly string[],
  secrets: Secrets,
): Promise<string> {
  if (secrets.sessionTokenFrom === 'cookie') {
    if (cookies.length > 0) return '';
    throw noToken(
      'set no cookie',
      'Token In',
      'Choose another place in "Token In", or check Login Path and Login Body.',
    );
  }
  if (secrets.sessionTokenFrom === 'header') {
    const name = secrets.sessionTokenHeader ?? '';
    const value = response.headers.get(name);
    if (value) return value;
    throw noToken(
      `has no header "${name}"`,
      'Answer Header',
      `It has ${namesOf([...response.headers.keys()])}.`,
    );
  }
  return tokenInBody(await readAnswer(response), secrets.sessionTokenAt?.trim() ?? '');
}

async function tokenInBody(body: unknown, at: string): Promise<string> {
  const found = await valueAt(body, at);
  if ((typeof found === 'string' && found.trim() !== '') || typeof found === 'number')
    return String(found).trim();
  const place = at === '' ? 'is not a token by itself' : `has no text at "${at}"`;
  const known = isObject(body) ? `It has ${namesOf(pathsIn(body))}.` : 'It is neither JSON nor XML.';
  throw noToken(place, 'Token At', `Correct "Token At" in the credential. ${known}`);
}

async function valueAt(body: unknown, at: string): Promise<unknown> {
  if (at === '' || at === '$') return body;
  if (isPlainPath(at)) return readPath(body, parsePath(at));
  return (await compileExpression(at)).evaluate(body);
}

/** The names in an answer, never its values: one of them is the token. */
function pathsIn(value: unknown, above = '', depth = 0): string[] {
  if (!isObject(value) || depth > 2) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const path = above === '' ? name : `${above}.${name}`;
    return isObject(part) ? pathsIn(part, path, depth + 1) : [path];
  });
}

function namesOf(names: readonly string[]): string {
  return names.length > 0 ? names.slice(0, 20).join(', ') : 'none at all';
}

function noToken(words: string, field: string, hint: string): ApiError {
  return new ApiError('TOKEN_REFUSED', { subject: `The answer to the login ${words}`, field, hint });
}
