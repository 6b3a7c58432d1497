import type { ApiError } from '../errors/ApiError';
import { isObject } from '../plan/json';

export const mask = '[redacted]';

/** Headers that carry secrets or sessions whatever the credential says. */
export const sensitiveHeader =
  /^(authorization|proxy-authorization|cookie|set-cookie|www-authenticate|.*(api-?key|token|secret|password|signature|session).*)$/i;
const sensitiveParameter =
  /^(.*(token|secret|passw|signature|api[-_]?key|apikey|credential|session).*|key|sig|auth|code)$/i;

/** Secrets shorter than this are masked in headers and parameters only: in a text they would hit by chance. */
const shortestSecret = 4;

/** Takes secrets out of everything that is shown, logged or kept. */
export interface Redactor {
  /** One more text that must never be shown, from now on. */
  conceal(secret: string): void;
  text(text: string): string;
  /** A URL whose sensitive parameters and user info are masked. */
  url(url: string): string;
  headers(headers: Headers): Record<string, string>;
  /** Any JSON-like value, copied only where something had to be masked. */
  value<Value>(value: Value): Value;
  /** The same failure; its resume cursor holds no secrets in the first place, and a change would damage it. */
  error(error: ApiError): ApiError;
}

/** `secrets`: the texts that must never be shown. */
export function createRedactor(secrets: readonly string[]): Redactor {
  const known = new Set<string>();
  let needles: string[] = [];

  const conceal = (secret: string): void => {
    if (known.has(secret) || secret.length < shortestSecret) return;
    known.add(secret);
    // Longest first, so that a secret that contains another goes as a whole.
    needles = [...new Set([...needles, ...formsOf(secret)])].sort((a, b) => b.length - a.length);
  };
  for (const secret of secrets) conceal(secret);

  const text = (input: string): string =>
    needles.reduce((out, needle) => out.replaceAll(needle, mask), input);

  const value = <Value>(input: Value): Value => {
    if (needles.length === 0) return input;
    if (typeof input === 'string') return text(input) as Value;
    if (Array.isArray(input)) return unlessSame(input, input.map(value)) as Value;
    if (!isObject(input)) return input;
    // Keys too: reports count by URL.
    const parts = Object.entries(input).map(([key, part]) => [text(key), value(part)] as const);
    const isSame = parts.every(([key, part]) => Object.hasOwn(input, key) && part === input[key]);
    return isSame ? input : (Object.fromEntries(parts) as Value);
  };

  return {
    conceal,
    text,
    value,
    url: (url) => text(maskUrl(url)),
    headers: (headers) => maskHeaders(headers, text),
    error(error) {
      const { resume } = error.detail;
      return error.with({ ...value(error.detail), resume });
    },
  };
}

function unlessSame(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.every((part, at) => part === before[at]) ? before : after;
}

/** How a secret looks in texts, URLs, forms, JSON, web pages and base64. */
function formsOf(secret: string): string[] {
  const encoded = [encodeURIComponent(secret), new URLSearchParams({ s: secret }).toString().slice(2)];
  return [
    secret,
    ...encoded,
    ...encoded.map((form) => form.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase())),
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  ];
}

function maskUrl(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  if (parsed.password) parsed.password = mask;
  for (const name of new Set(parsed.searchParams.keys())) {
    if (sensitiveParameter.test(name)) parsed.searchParams.set(name, mask);
  }
  return parsed.href.replaceAll(encodeURIComponent(mask), mask);
}

function maskHeaders(headers: Headers, text: (input: string) => string): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, content]) => [name, sensitiveHeader.test(name) ? mask : text(content)]),
  );
}
