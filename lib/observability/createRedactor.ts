const mask = '[redacted]';

/** Headers that carry secrets or sessions whatever the credential says. */
const sensitiveHeader =
  /^(authorization|proxy-authorization|cookie|set-cookie|www-authenticate|.*(api-?key|token|secret|password|signature|session).*)$/i;
const sensitiveParameter =
  /^(.*(token|secret|passw|signature|api[-_]?key|apikey|credential|session).*|key|sig|auth|code)$/i;

/** Secrets shorter than this are masked in headers and parameters only: in a text they would hit by chance. */
const shortestSecret = 4;

/** Takes secrets out of everything that is shown, logged or kept. */
export interface Redactor {
  text(text: string): string;
  /** A URL whose sensitive parameters and user info are masked. */
  url(url: string): string;
  headers(headers: Headers): Record<string, string>;
  /** Any JSON-like value, copied only where something had to be masked. */
  value<Value>(value: Value): Value;
}

/** `secrets`: the texts that must never be shown. */
export function createRedactor(secrets: readonly string[]): Redactor {
  const forms = secrets
    .filter((secret) => secret.length >= shortestSecret)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  // Longest first, so that a secret that contains another goes as a whole.
  const needles = [...new Set(forms)].sort((a, b) => b.length - a.length);

  const text = (input: string): string =>
    needles.reduce((out, needle) => out.replaceAll(needle, mask), input);

  const value = <Value>(input: Value): Value => {
    if (needles.length === 0) return input;
    if (typeof input === 'string') return text(input) as Value;
    if (typeof input !== 'object' || input === null) return input;
    const json = JSON.stringify(input);
    return json === undefined || text(json) === json ? input : (JSON.parse(text(json)) as Value);
  };

  return { text, value, url: (url) => text(maskUrl(url)), headers: (headers) => maskHeaders(headers, text) };
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
