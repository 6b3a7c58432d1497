import { createHmac, randomBytes } from 'node:crypto';
import type { Access } from '../plan/Access';
import type { HttpRequest } from '../ports/Transport';
import type { CachePlace } from './ResponseCache';

/** Without it nobody can test guesses at a secret against a key. New in each process, as its cache is. */
const salt = randomBytes(32);

/** The API says by Vary whether these count. Any other header may say who is asking, so it always counts. */
const negotiating = new Set([
  'accept',
  'accept-language',
  'accept-encoding',
  'user-agent',
  'cache-control',
  'pragma',
]);
/** Different for each request, and about the request itself. */
const tracing = new Set(['x-request-id', 'x-correlation-id', 'traceparent', 'tracestate']);

/**
 * What stands for a credential in keys: changes with anything in it that shapes a request, so that one account's
 * answers never reach another.
 */
export function identityOf({ credential, scheme, secrets, headers, tokens }: Access): string {
  // A user who signs in anew may be another one. Nothing but the token tells, so a renewed one costs what was kept.
  return digest([credential, scheme, secrets, headers, tokens?.stored?.value ?? null]);
}

/** Where the answer to a read is kept. Hashed throughout: URLs and headers may hold secrets. */
export function cacheKey({ method, url, headers }: HttpRequest, identity: string): CachePlace {
  const telling = Object.entries(headers)
    .filter(([name]) => !negotiating.has(name) && !tracing.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { key: digest([identity, method, url, telling]), place: placeOf(url) };
}

/** The address without its query: a write to a list changes all its pages. */
export function placeOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return hash(origin + pathname);
}

/** Stands for any data in keys. */
export function digest(data: unknown): string {
  return hash(JSON.stringify(data));
}

function hash(text: string): string {
  return createHmac('sha256', salt).update(text).digest('base64url');
}
