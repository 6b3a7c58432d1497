/** One challenge of a WWW-Authenticate header; names in lower case. */
export interface Challenge {
  readonly scheme: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** `name=token` or `name="quoted \" text"`; without either, a scheme's name (and a token68, which is skipped). */
const part =
  /([!#$%&'*+.^_`|~\w-]+)(?:\s*=\s*(?:"((?:\\.|[^"\\])*)"|([!#$%&'*+.^_`|~\w-]+)(?=\s*(?:,|$)))|\s+[\w\-._~+/]+=*(?=\s*(?:,|$)))?/g;

/** The challenges of a WWW-Authenticate header (RFC 9110, section 11.6.1), several of which may be in one line. */
export function parseChallenges(header: string): Challenge[] {
  const challenges: Array<{ scheme: string; parameters: Record<string, string> }> = [];
  for (const [, name = '', quoted, token] of header.matchAll(part)) {
    const value = quoted === undefined ? token : quoted.replace(/\\(.)/g, '$1');
    const current = challenges.at(-1);
    if (value === undefined) challenges.push({ scheme: name.toLowerCase(), parameters: {} });
    else if (current) current.parameters[name.toLowerCase()] = value;
  }
  return challenges;
}
