/** A name within a namespace; no namespace is the empty text. */
export interface QName {
  readonly namespace: string;
  readonly local: string;
}

/** `{namespace}local`: stands for the name in maps and messages. */
export function keyOf({ namespace, local }: QName): string {
  return `{${namespace}}${local}`;
}

export function sameName(a: QName, b: QName): boolean {
  return a.local === b.local && a.namespace === b.namespace;
}

/** What `prefix:local` means where these prefixes hold. */
export function resolveQName(text: string, prefixes: Readonly<Record<string, string>>): QName {
  const [first, second] = text.trim().split(':', 2) as [string, string | undefined];
  return second === undefined
    ? { namespace: prefixes[''] ?? '', local: first }
    : { namespace: prefixes[first] ?? '', local: second };
}
